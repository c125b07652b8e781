package io.nightdesk.knowledge.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// Makes Markdown of what Tika reads in a PDF, which knows lines and pages and no headings: lines
/// are joined, page numbers and what repeats on several pages is left out, and so are tables of
/// contents; marked lines become lists; bookmarks, numbered and short lines become headings.
final class PdfLayout {

    private static final int REPEATED = 3;
    private static final int MOST_HEADING = 80;
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final Pattern NUMBERED =
            Pattern.compile("^\\d{1,2}(\\.\\d{1,2}){0,3}\\.?\\s+\\p{Lu}.*");
    private static final Pattern DOTS = Pattern.compile("(\\. ?){5,}");
    private static final Pattern PAGE_NUMBER = Pattern.compile("[ivxlc\\d]{1,6}");
    private static final Pattern NO_TITLE =
            Pattern.compile("(?i)untitled.*|microsoft word.*|.*\\.(docx?|indd|tex|dvi|odt)|\\S*");
    private static final Pattern ENDS = Pattern.compile(".*[.,;:!?]$");
    private static final Pattern SECTION = Pattern.compile("^(\\d{1,2}(\\.\\d{1,2}){0,3})\\.?\\s");

    private final Set<String> bookmarks = new HashSet<>();
    private final Set<String> repeated = new HashSet<>();
    private final Element body = new Element("body");

    private PdfLayout() {}

    /// @param title as the file gives it, which may be nonsense
    static Page page(Document document, @Nullable String title) {
        PdfLayout layout = new PdfLayout();
        layout.read(document.body());
        String given = title == null ? "" : title.strip();
        return new Page(
                NO_TITLE.matcher(given).matches() ? "" : given, HtmlMarkdown.of(layout.body), null);
    }

    private void read(Element all) {
        all.select("> ul li").forEach(entry -> bookmarks.add(key(entry.ownText())));
        List<List<String>> pages = new ArrayList<>();
        for (Element page : all.select("div.page")) {
            pages.add(paragraphs(page));
        }
        findRepeated(pages);
        List<String> texts = new ArrayList<>();
        for (List<String> page : pages) {
            int before = texts.size();
            page.forEach(paragraph -> add(paragraph, texts));
            joinOver(before, texts);
        }
        for (int i = 0; i < texts.size(); i++) {
            block(texts.get(i), i + 1 < texts.size() ? texts.get(i + 1) : null);
        }
    }

    private static List<String> paragraphs(Element page) {
        List<String> paragraphs = new ArrayList<>();
        for (Element paragraph : page.select("p")) {
            String text = paragraph.wholeText().strip();
            if (!text.isEmpty()) {
                paragraphs.add(text);
            }
        }
        if (!paragraphs.isEmpty() && PAGE_NUMBER.matcher(paragraphs.getLast()).matches()) {
            paragraphs.removeLast();
        }
        if (!paragraphs.isEmpty() && PAGE_NUMBER.matcher(paragraphs.getFirst()).matches()) {
            paragraphs.removeFirst();
        }
        return paragraphs;
    }

    /// First and last lines that most pages share, whatever number is in them.
    private void findRepeated(List<List<String>> pages) {
        Map<String, Integer> seen = new HashMap<>();
        for (List<String> page : pages) {
            List<String> lines = page.stream().flatMap(String::lines).toList();
            if (!lines.isEmpty()) {
                Set<String> edges = new HashSet<>();
                edges.add(edge(lines.getFirst()));
                edges.add(edge(lines.getLast()));
                edges.forEach(edge -> seen.merge(edge, 1, Integer::sum));
            }
        }
        seen.forEach(
                (edge, count) -> {
                    if (count >= REPEATED) {
                        repeated.add(edge);
                    }
                });
    }

    /// A paragraph that a page's end divided is one again.
    private static void joinOver(int at, List<String> texts) {
        if (at == 0 || at >= texts.size()) {
            return;
        }
        String last = texts.get(at - 1);
        String next = texts.get(at);
        if (!ENDS.matcher(last).matches() && Character.isLowerCase(next.codePointAt(0))) {
            StringBuilder whole = new StringBuilder(last);
            join(whole, next);
            texts.set(at - 1, whole.toString());
            texts.remove(at);
        }
    }

    private static String edge(String line) {
        return DIGITS.matcher(line.strip()).replaceAll("0");
    }

    private void add(String paragraph, List<String> texts) {
        StringBuilder text = new StringBuilder();
        for (String line : paragraph.lines().map(String::strip).toList()) {
            if (line.isEmpty() || repeated.contains(edge(line)) || DOTS.matcher(line).find()) {
                continue;
            }
            boolean begins = Marks.item(line) != null || bookmarks.contains(key(line));
            if (begins && !text.isEmpty()) {
                texts.add(text.toString());
                text.setLength(0);
            }
            join(text, line);
            if (bookmarks.contains(key(line))) {
                texts.add(text.toString());
                text.setLength(0);
            }
        }
        if (!text.isEmpty()) {
            texts.add(text.toString());
        }
    }

    /// A word that was divided at the end of a line is one again.
    private static void join(StringBuilder text, String line) {
        int last = text.length() - 1;
        boolean divided =
                last > 0
                        && text.charAt(last) == '-'
                        && Character.isLetter(text.charAt(last - 1))
                        && Character.isLowerCase(line.charAt(0));
        if (divided) {
            text.setLength(last);
        } else if (!text.isEmpty()) {
            text.append(' ');
        }
        text.append(line);
    }

    private void block(String text, @Nullable String next) {
        Marks.Item item = Marks.item(text);
        if (isHeading(text, item, next)) {
            body.appendElement("h" + level(text)).text(text);
        } else if (item != null) {
            list(item.isNumbered() ? "ol" : "ul").appendElement("li").text(item.text());
        } else {
            body.appendElement("p").text(text);
        }
    }

    private boolean isHeading(String text, Marks.@Nullable Item item, @Nullable String next) {
        if (bookmarks.contains(key(text))) {
            return true;
        }
        boolean isShort = text.length() <= MOST_HEADING && !ENDS.matcher(text).matches();
        if (!isShort || next == null || Marks.item(next) != null || next.length() < text.length()) {
            return false;
        }
        Element before = body.lastElementChild();
        boolean isInList = item != null && before != null && before.normalName().equals("ol");
        return (NUMBERED.matcher(text).matches() && !isInList)
                || (item == null && Character.isUpperCase(text.codePointAt(0)));
    }

    /// `2.1 Returns` lies below `2 Orders`.
    private static int level(String text) {
        Matcher number = SECTION.matcher(text);
        return number.find() ? 2 + (int) number.group(1).chars().filter(c -> c == '.').count() : 2;
    }

    private Element list(String kind) {
        Element last = body.lastElementChild();
        return last != null && last.normalName().equals(kind) ? last : body.appendElement(kind);
    }

    private static String key(String text) {
        return text.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    }
}
