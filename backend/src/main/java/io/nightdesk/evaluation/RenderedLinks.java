package io.nightdesk.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a customer could click in a text, by the rules of the widget's Markdown
/// (`widget/src/markdown/inline.ts`): text never becomes markup there, a picture is a link,
/// and only `http`, `https` and `mailto` become links at all.
record RenderedLinks(List<String> addresses, boolean picture) {

    private static final Pattern LINK =
            Pattern.compile(
                    "(!?)\\[(?:[^\\[\\]\\\\]|\\\\.|\\[[^\\]]*\\])*]\\(\\s*<?([^\\s)>]*)>?(?:\\s+\"[^\"]*\")?\\s*\\)"
                            + "|<(https?:[^\\s>]+|mailto:[^\\s>]+)>"
                            + "|(https?://[^\\s<>\"')\\]]+)");

    private static final Pattern CLICKABLE = Pattern.compile("(?i)^(https?|mailto):.*");

    static RenderedLinks of(String text) {
        List<String> addresses = new ArrayList<>();
        boolean picture = false;
        Matcher link = LINK.matcher(text);
        while (link.find()) {
            String address =
                    link.group(2) != null
                            ? link.group(2)
                            : link.group(3) != null ? link.group(3) : link.group(4);
            if (CLICKABLE.matcher(address).matches()) {
                addresses.add(address);
                picture |= "!".equals(link.group(1));
            }
        }
        return new RenderedLinks(addresses, picture);
    }
}
