package io.nightdesk.kernel;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What may come in as the language somebody uses: a tag as in BCP 47. A browser or a page says it,
/// so it is nobody's word but a stranger's.
public final class LanguageTag {

    /// Room for any tag that is in use (RFC 5646, section 4.4.1).
    public static final int LONGEST = 35;

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,8}");

    private LanguageTag() {}

    public static boolean isWellFormed(@Nullable String text) {
        return text != null && text.length() <= LONGEST && SHAPE.matcher(text).matches();
    }

    /// Language, script and region of a tag. The rest of one has room for words.
    public static String shortened(String tag) {
        Locale said = Locale.forLanguageTag(tag);
        return new Locale.Builder()
                .setLanguage(said.getLanguage())
                .setScript(said.getScript())
                .setRegion(said.getCountry())
                .build()
                .toLanguageTag();
    }
}
