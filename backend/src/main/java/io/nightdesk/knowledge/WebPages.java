package io.nightdesk.knowledge;

import io.nightdesk.knowledge.fetch.Fetched;
import io.nightdesk.knowledge.read.HtmlPage;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes articles of what addresses gave.
final class WebPages {

    private static final Map<String, String> ENDINGS =
            Map.of(
                    "text/html", ".html",
                    "application/xhtml+xml", ".html",
                    "application/pdf", ".pdf",
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                            ".docx");

    private final ArticleFiles files;

    WebPages(ArticleFiles files) {
        this.files = files;
    }

    /// @param article null if the page asks to be found by nobody
    record Reading(@Nullable ArticleFile article, List<URI> links) {}

    Reading read(Fetched fetched, String address, String locale) {
        String ending = ENDINGS.getOrDefault(fetched.mediaType(), "");
        if (ending.equals(".html")) {
            return html(fetched, address, locale);
        }
        if (ending.isEmpty()) {
            String type = fetched.mediaType().isEmpty() ? "nothing named" : fetched.mediaType();
            return new Reading(
                    new ArticleFile.Bad(address, "it is no page, PDF or DOCX, but " + type),
                    List.of());
        }
        ArticleFile article = files.read(name(address) + ending, fetched.content()).getFirst();
        return new Reading(
                article instanceof ArticleFile.Bad(String _, String reason)
                        ? new ArticleFile.Bad(address, reason)
                        : article,
                List.of());
    }

    private static Reading html(Fetched fetched, String address, String locale) {
        if (fetched.content().length > HtmlPage.MOST_BYTES) {
            return new Reading(new ArticleFile.Bad(address, "the page is too large"), List.of());
        }
        HtmlPage html =
                HtmlPage.parse(fetched.content(), fetched.charset(), fetched.address().toString());
        return new Reading(
                html.isHidden() ? null : ArticleFiles.article(address, html, locale), html.links());
    }

    private static String name(String address) {
        String path = String.valueOf(URI.create(address).getPath());
        return ArticleFiles.name(path);
    }
}
