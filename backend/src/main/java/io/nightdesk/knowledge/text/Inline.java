package io.nightdesk.knowledge.text;

import java.util.regex.Pattern;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/// The inside of a paragraph, as the Markdown that the widget knows and as plain text. HTML is
/// dropped, images become their description.
final class Inline {

    private static final Pattern LINK = Pattern.compile("\\[([^\\]]*)]\\([^)\\s]*\\)");
    private static final Pattern EMPHASIS =
            Pattern.compile("(?<![\\p{L}\\p{N}*])\\*(\\S(?:[^*]*\\S)?)\\*");
    private static final Pattern SAFE_LINK =
            Pattern.compile("(?i)(https?://|mailto:|tel:)[^\\s()]+");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private Inline() {}

    static String markdown(Node parent) {
        StringBuilder out = new StringBuilder();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            append(node, out);
        }
        return SPACE.matcher(out).replaceAll(" ").strip();
    }

    /// Removes the markup that [#markdown] writes.
    static String plain(String markdown) {
        String text = LINK.matcher(markdown).replaceAll("$1").replace("**", "").replace("`", "");
        return EMPHASIS.matcher(text).replaceAll("$1").strip();
    }

    private static void append(Node node, StringBuilder out) {
        switch (node) {
            case Text text -> out.append(text.getLiteral());
            case Code code -> out.append('`').append(code.getLiteral()).append('`');
            case StrongEmphasis strong -> wrap("**", strong, out);
            case Emphasis emphasis -> wrap("*", emphasis, out);
            case Link link -> link(link, out);
            case Image image -> out.append(plain(markdown(image)));
            case HtmlInline html -> out.append(isBreak(html.getLiteral()) ? " " : "");
            case SoftLineBreak _, HardLineBreak _ -> out.append(' ');
            default -> out.append(markdown(node));
        }
    }

    private static void wrap(String mark, Node node, StringBuilder out) {
        String inside = markdown(node);
        if (!inside.isEmpty()) {
            out.append(mark).append(inside).append(mark);
        }
    }

    private static void link(Link link, StringBuilder out) {
        String label = markdown(link);
        if (SAFE_LINK.matcher(link.getDestination()).matches() && !label.isEmpty()) {
            out.append('[').append(label).append("](").append(link.getDestination()).append(')');
        } else {
            out.append(label);
        }
    }

    private static boolean isBreak(String html) {
        return html.regionMatches(true, 0, "<br", 0, 3);
    }
}
