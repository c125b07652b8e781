package io.nightdesk.knowledge;

import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/// Markdown as HTML that is safe in a page: HTML in it is shown as text, then everything that is
/// not on a short list is removed. No images: they would tell others who reads.
final class HelpHtml {

    private static final List<TablesExtension> EXTENSIONS =
            List.of((TablesExtension) TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder()
                    .extensions(EXTENSIONS)
                    .escapeHtml(true)
                    .sanitizeUrls(true)
                    .build();
    private static final PolicyFactory POLICY =
            new HtmlPolicyBuilder()
                    .allowElements(
                            "p",
                            "br",
                            "hr",
                            "h1",
                            "h2",
                            "h3",
                            "h4",
                            "h5",
                            "h6",
                            "ul",
                            "ol",
                            "li",
                            "strong",
                            "em",
                            "code",
                            "pre",
                            "blockquote",
                            "a",
                            "table",
                            "thead",
                            "tbody",
                            "tr",
                            "th",
                            "td")
                    .allowAttributes("href")
                    .onElements("a")
                    .allowAttributes("start")
                    .onElements("ol")
                    .allowUrlProtocols("https", "http", "mailto", "tel")
                    .requireRelNofollowOnLinks()
                    .toFactory();

    private HelpHtml() {}

    static HelpArticle article(PublishedRow row, List<HelpArticle.Link> related) {
        return new HelpArticle(
                row.id(),
                row.title(),
                row.section(),
                row.locale(),
                row.updated(),
                html(row.body()),
                related);
    }

    static String html(String markdown) {
        return POLICY.sanitize(RENDERER.render(PARSER.parse(markdown)));
    }
}
