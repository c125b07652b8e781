package io.nightdesk.assistant;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The months' names and their abbreviations in English, German, French, Spanish and Dutch. Safe
/// from any thread.
final class MonthNames {

    private static final List<Locale> LANGUAGES =
            Stream.of("en", "de", "fr", "es", "nl").map(Locale::of).toList();

    private static final List<TextStyle> STYLES =
            List.of(TextStyle.FULL, TextStyle.SHORT, TextStyle.SHORT_STANDALONE);

    private static final Map<String, Month> MONTHS = of(LANGUAGES, STYLES);

    private MonthNames() {}

    /// A regular expression of all, the longer ones first, without a full stop.
    static String any() {
        return alternatives(MONTHS);
    }

    static String full() {
        return alternatives(of(LANGUAGES, List.of(TextStyle.FULL)));
    }

    static String english() {
        return alternatives(of(List.of(Locale.ENGLISH), STYLES));
    }

    /// Empty for "may" and "march", which are other words unless they are capitalised.
    static Optional<Month> month(String name) {
        boolean other = name.equals("may") || name.equals("march");
        return other
                ? Optional.empty()
                : Optional.ofNullable(MONTHS.get(name.toLowerCase(Locale.ROOT)));
    }

    private static Map<String, Month> of(List<Locale> languages, List<TextStyle> styles) {
        Map<String, Month> months = new TreeMap<>();
        for (Locale language : languages) {
            for (Month month : Month.values()) {
                for (TextStyle style : styles) {
                    String name = month.getDisplayName(style, language);
                    months.put(name.toLowerCase(Locale.ROOT).replace(".", ""), month);
                }
            }
        }
        months.put("jänner", Month.JANUARY);
        months.put("sept", Month.SEPTEMBER);
        // English "2 ago" is no day in August.
        months.remove("ago");
        return months;
    }

    private static String alternatives(Map<String, Month> months) {
        return months.keySet().stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .collect(Collectors.joining("|"));
    }
}
