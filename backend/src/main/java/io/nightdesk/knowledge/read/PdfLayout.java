package io.nightdesk.knowledge.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// Makes Markdown of what Tika reads in a PDF, which knows lines and pages and no headings: lines
/// are joined, what repeats on most pages is left out, marked lines become lists, and bookmarks,
/// numbered lines and short lines of their own become headings.
final class PdfLayout {

    private static final int LEAST_PAGES = 3;
    private static final int MOST_HEADING = 80;
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final Pattern NUMBERED =
            Pattern.compile("^\\d{1,2}(\\.\\d{1,2}){0,3}\\.?\\s+\\p{Lu}.*");
    private static final Pattern ENDS = Pattern.compile(".*[.,;:!?]$");

    private final Set<String> bookmarks = new HashSet<>();
    private final Set<String> repeated = new HashSet<>();
    private final Element body = new Element("body");

    private PdfLayout() {}

    static Page page(Document document) {
        PdfLayout layout = new PdfLayout();
        layout.read(document.body());
        return new Page("", HtmlMarkdown.of(layout.body), null);
    }

    private void read(Element all) {
        all.select("> ul li").forEach(entry -> bookmarks.add(key(entry.ownText())));
        List<List<String>> pages = new ArrayList<>();
        for (Element page : all.select("div.page")) {
            pages.add(page.select("p").eachText().isEmpty() ? List.of() : paragraphs(page));
        }
        findRepeated(pages);
        List<String> texts = new ArrayList<>();
        pages.forEach(page -> page.forEach(paragraph -> add(paragraph, texts)));
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
        if (pages.size() >= LEAST_PAGES) {
            seen.forEach(
                    (edge, count) -> {
                        if (count * 2 > pages.size()) {
                            repeated.add(edge);
                        }
                    });
        }
    }

    private static String edge(String line) {
        return DIGITS.matcher(line.strip()).replaceAll("0");
    }

    private void add(String paragraph, List<String> texts) {
        StringBuilder text = new StringBuilder();
        for (String line : paragraph.lines().map(String::strip).toList()) {
            if (line.isEmpty() || repeated.contains(edge(line))) {
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
            body.appendElement("h2").text(text);
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
        boolean short_ = text.length() <= MOST_HEADING && !ENDS.matcher(text).matches();
        if (!short_ || next == null) {
            return false;
        }
        boolean leads = next.length() > text.length() && Marks.item(next) == null;
        return item == null
                ? leads && Character.isUpperCase(text.codePointAt(0))
                : leads && item.isNumbered() && NUMBERED.matcher(text).matches();
    }

    private Element list(String kind) {
        Element last = body.lastElementChild();
        return last != null && last.normalName().equals(kind) ? last : body.appendElement(kind);
    }

    private static String key(String text) {
        return text.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    }
}
