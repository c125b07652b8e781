package io.nightdesk.knowledge.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/// Writes what is to be read of an HTML element as Markdown: headings, paragraphs, lists, tables,
/// quotes and code; links with their whole address; no pictures, forms or scripts.
final class HtmlMarkdown {

    private static final int DEEPEST = 100;
    private static final Set<String> DROPPED =
            Set.of(
                    "script",
                    "style",
                    "noscript",
                    "template",
                    "svg",
                    "math",
                    "canvas",
                    "iframe",
                    "object",
                    "embed",
                    "img",
                    "picture",
                    "video",
                    "audio",
                    "button",
                    "input",
                    "select",
                    "textarea",
                    "label",
                    "dialog",
                    "head",
                    "nav",
                    "hr");
    private static final Set<String> INLINE =
            Set.of(
                    "a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "data", "del", "dfn",
                    "em", "font", "i", "ins", "kbd", "mark", "q", "s", "samp", "small", "span",
                    "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr");
    private static final Pattern SPACE = Pattern.compile("[\\s\\u00a0]+");
    private static final Pattern SPECIAL = Pattern.compile("([\\\\`*<])");
    private static final Pattern LINE_START = Pattern.compile("(?m)^(#{1,6} |[-+>] |\\d+)([.)] )?");

    private int heading = 1;

    private HtmlMarkdown() {}

    static String of(Element element) {
        return String.join("\n\n", new HtmlMarkdown().blocks(element, 0));
    }

    private List<String> blocks(Element parent, int depth) {
        List<String> blocks = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (Node child : parent.childNodes()) {
            if (child instanceof Element element && !isInline(element)) {
                paragraph(line, blocks);
                if (depth < DEEPEST && !isDropped(element)) {
                    blocks.addAll(block(element, depth + 1));
                }
            } else {
                inline(child, line);
            }
        }
        paragraph(line, blocks);
        return blocks;
    }

    private static void paragraph(StringBuilder line, List<String> blocks) {
        String text = tidy(line.toString());
        if (!text.isEmpty()) {
            blocks.add(LINE_START.matcher(text).replaceAll(HtmlMarkdown::escapedStart));
        }
        line.setLength(0);
    }

    /// What would begin a heading, a list or a quote here was written as plain text.
    private static String escapedStart(MatchResult start) {
        String mark = start.group(1);
        String rest = start.group(2);
        boolean number = Character.isDigit(mark.charAt(0));
        if (number && rest == null) {
            return Matcher.quoteReplacement(start.group());
        }
        return Matcher.quoteReplacement(number ? mark + "\\" + rest : "\\" + start.group());
    }

    private List<String> block(Element element, int depth) {
        return switch (element.normalName()) {
            case "h1", "h2", "h3", "h4", "h5", "h6" ->
                    heading(element, element.normalName().charAt(1) - '0');
            case "summary" -> heading(element, Math.min(heading + 1, 6));
            case "ul", "menu" -> list(element, false, depth);
            case "ol" -> list(element, true, depth);
            case "table" -> table(element, depth);
            case "pre" -> code(element);
            case "blockquote" ->
                    List.of(prefixed(String.join("\n\n", blocks(element, depth)), "> ", "> "));
            case "dt" -> bold(element);
            default -> blocks(element, depth);
        };
    }

    private List<String> heading(Element element, int level) {
        String text = oneLine(element);
        if (text.isEmpty()) {
            return List.of();
        }
        if (!element.normalName().equals("summary")) {
            heading = level;
        }
        return List.of("#".repeat(level) + " " + text);
    }

    private static List<String> bold(Element element) {
        String text = oneLine(element);
        return text.isEmpty() ? List.of() : List.of("**" + text + "**");
    }

    private List<String> list(Element list, boolean numbered, int depth) {
        List<String> items = new ArrayList<>();
        int number = 1;
        for (Element item : list.children()) {
            List<String> blocks = isDropped(item) ? List.of() : blocks(item, depth);
            if (!blocks.isEmpty()) {
                String mark = numbered ? number++ + ". " : "- ";
                items.add(prefixed(tight(blocks), mark, " ".repeat(mark.length())));
            }
        }
        return items.isEmpty() ? List.of() : List.of(String.join("\n", items));
    }

    /// A list follows the line that leads to it without a gap.
    private static String tight(List<String> blocks) {
        StringBuilder text = new StringBuilder(blocks.getFirst());
        for (String block : blocks.subList(1, blocks.size())) {
            text.append(block.startsWith("- ") || block.startsWith("1. ") ? "\n" : "\n\n");
            text.append(block);
        }
        return text.toString();
    }

    private static String prefixed(String text, String first, String others) {
        return text.lines()
                .map(line -> line.isEmpty() ? line : others + line)
                .collect(Collectors.joining("\n"))
                .replaceFirst("^" + Pattern.quote(others), Matcher.quoteReplacement(first));
    }

    private List<String> table(Element table, int depth) {
        List<List<String>> rows = new ArrayList<>();
        table.select("tr").forEach(row -> rows.add(cells(row)));
        rows.removeIf(row -> row.stream().allMatch(String::isEmpty));
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        if (columns < 2 || rows.size() < 2 || !table.select("table table").isEmpty()) {
            // Only arranged as a table
            return blocks(table, depth);
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < rows.size(); i++) {
            text.append(line(rows.get(i), columns)).append(i == 0 ? rule(columns) : "");
        }
        return List.of(text.toString().stripTrailing());
    }

    private static List<String> cells(Element row) {
        List<String> cells = new ArrayList<>();
        for (Element cell : row.children()) {
            cells.add(oneLine(cell).replace("|", "\\|"));
        }
        return cells;
    }

    private static String line(List<String> cells, int columns) {
        StringBuilder line = new StringBuilder("|");
        for (int i = 0; i < columns; i++) {
            line.append(' ').append(i < cells.size() ? cells.get(i) : "").append(" |");
        }
        return line.append('\n').toString();
    }

    private static String rule(int columns) {
        return "|" + " --- |".repeat(columns) + "\n";
    }

    private static List<String> code(Element element) {
        String text = element.wholeText().stripTrailing();
        return text.isBlank() ? List.of() : List.of("```\n" + text.replace("```", "'''") + "\n```");
    }

    /// Everything in an element as one line of text.
    static String oneLine(Element element) {
        StringBuilder text = new StringBuilder();
        element.childNodes().forEach(child -> flat(child, text, 0));
        return SPACE.matcher(text).replaceAll(" ").strip();
    }

    private static void flat(Node node, StringBuilder text, int depth) {
        if (node instanceof Element element && !isInline(element)) {
            if (!isDropped(element) && depth < DEEPEST) {
                text.append(' ');
                element.childNodes().forEach(child -> flat(child, text, depth + 1));
                text.append(' ');
            }
        } else {
            inline(node, text);
        }
    }

    private static void inline(Node node, StringBuilder text) {
        if (node instanceof TextNode words) {
            String plain = SPACE.matcher(words.getWholeText()).replaceAll(" ");
            text.append(SPECIAL.matcher(plain).replaceAll("\\\\$1").replace("](", "]\\("));
        } else if (node instanceof Element element && !isDropped(element)) {
            switch (element.normalName()) {
                case "br" -> text.append('\n');
                case "a" -> link(element, text);
                case "b", "strong" -> marked(element, "**", text);
                case "i", "em" -> marked(element, "*", text);
                case "code", "kbd", "samp", "tt" -> literal(element, text);
                default -> element.childNodes().forEach(child -> inline(child, text));
            }
        }
    }

    private static void link(Element element, StringBuilder text) {
        String words = inner(element).replace('\n', ' ').strip();
        String address = element.absUrl("href");
        boolean leads = address.startsWith("https:") || address.startsWith("http:");
        boolean writes = element.attr("href").startsWith("mailto:");
        if (words.isEmpty()) {
            return;
        }
        if (leads || writes) {
            String target = writes ? element.attr("href") : address;
            text.append('[').append(words).append("](<").append(target.replace(">", "%3E"));
            text.append(">)");
        } else {
            text.append(words);
        }
    }

    /// Spaces stay outside the marks, where Markdown wants them.
    private static void marked(Element element, String mark, StringBuilder text) {
        String words = inner(element);
        String bare = words.strip();
        if (bare.isEmpty() || bare.contains("\n") || text.toString().endsWith("*")) {
            text.append(words);
            return;
        }
        text.append(words.startsWith(" ") ? " " : "").append(mark).append(bare).append(mark);
        text.append(words.endsWith(" ") ? " " : "");
    }

    private static void literal(Element element, StringBuilder text) {
        String words = SPACE.matcher(element.text()).replaceAll(" ").replace("`", "'");
        if (!words.isBlank()) {
            text.append('`').append(words).append('`');
        }
    }

    private static String inner(Element element) {
        StringBuilder text = new StringBuilder();
        element.childNodes().forEach(child -> inline(child, text));
        return text.toString();
    }

    private static boolean isInline(Element element) {
        return INLINE.contains(element.normalName());
    }

    private static boolean isDropped(Element element) {
        return DROPPED.contains(element.normalName())
                || element.hasAttr("hidden")
                || element.attr("aria-hidden").equals("true");
    }

    private static String tidy(String text) {
        return text.lines()
                .map(line -> line.replaceAll(" +", " ").strip())
                .collect(Collectors.joining("\n"))
                .replaceAll("\n{2,}", "\n")
                .strip();
    }
}
