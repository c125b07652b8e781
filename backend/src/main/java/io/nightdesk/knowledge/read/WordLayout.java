package io.nightdesk.knowledge.read;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;

/// Makes Markdown of what Tika reads in a DOCX: styles are headings already, lists are paragraphs.
final class WordLayout {

    private WordLayout() {}

    static Page page(Document document) {
        Element body = document.body();
        body.select("p:matchesWholeText(^\\s*$), .header, .footer").remove();
        Marks.lists(body);
        String title = title(body);
        return new Page(title, HtmlMarkdown.of(body), null);
    }

    /// The paragraph in the style "Title", else the only main heading.
    private static String title(Element body) {
        Elements titles = body.select("h1.title, p.title");
        Elements found = titles.isEmpty() ? body.select("h1") : titles;
        if (found.size() != 1) {
            return "";
        }
        String title = found.text();
        found.remove();
        return title;
    }
}
