package io.nightdesk.knowledge.read;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.jspecify.annotations.Nullable;

/// A page of the web, in whatever encoding it says it has (a byte order mark, then the header, then
/// the page itself; UTF-8 if none does).
public final class HtmlPage {

    /// A page takes many times its size while it is read.
    public static final int MOST_BYTES = 5 << 20;

    private static final int LEAST_MAIN = 40;
    private static final String AROUND =
            "nav, footer, aside, [role=navigation], [role=banner], [role=contentinfo],"
                    + " [role=search], [role=complementary]";

    private final Document document;

    private HtmlPage(Document document) {
        this.document = document;
    }

    /// @param charset as the answer's header names it; null or unknown if it does not
    /// @param address for relative links; may be empty
    public static HtmlPage parse(byte[] content, @Nullable String charset, String address) {
        try {
            return new HtmlPage(
                    Jsoup.parse(new ByteArrayInputStream(content), known(charset), address));
        } catch (IOException e) {
            throw new IllegalStateException("Bytes in memory can be read", e);
        }
    }

    private static @Nullable String known(@Nullable String charset) {
        try {
            return charset != null && Charset.isSupported(charset) ? charset : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /// Its main part, without what stands around it on every page.
    public Page page() {
        Element main = main().clone();
        main.select(AROUND).remove();
        if (main.normalName().equals("body")) {
            main.select("header").remove();
        }
        String title = title(main);
        String lang = document.select("html").attr("lang").strip();
        return new Page(title, HtmlMarkdown.of(main), lang.isEmpty() ? null : lang);
    }

    private Element main() {
        for (String selector : List.of("main, [role=main]", "article")) {
            Elements found = document.select(selector);
            if (found.size() == 1 && found.text().length() >= LEAST_MAIN) {
                return found.getFirst();
            }
        }
        return document.body();
    }

    /// Its only main heading, which is then no longer part of the text; else the page's own title,
    /// without the name of the site behind it.
    private String title(Element main) {
        Elements headings = main.select("h1");
        if (headings.size() == 1 && !headings.text().isBlank()) {
            String text = headings.text().strip();
            headings.remove();
            return text;
        }
        String title = document.title().strip();
        int site = title.lastIndexOf(" | ");
        return site > 0 ? title.substring(0, site).strip() : title;
    }

    /// Where its links lead, each once, without the part behind `#`.
    public List<URI> links() {
        if (robots().contains("nofollow")) {
            return List.of();
        }
        Set<URI> links = new LinkedHashSet<>();
        for (Element link : document.select("a[href]:not([rel~=nofollow])")) {
            String address = link.absUrl("href");
            int fragment = address.indexOf('#');
            try {
                links.add(new URI(fragment < 0 ? address : address.substring(0, fragment)));
            } catch (URISyntaxException e) {
                // Nobody can follow it.
            }
        }
        return new ArrayList<>(links);
    }

    /// Whether the page asks to be found by nobody.
    public boolean isHidden() {
        return robots().contains("noindex") || robots().contains("none");
    }

    private String robots() {
        return document.select("meta[name=robots]").attr("content").toLowerCase(Locale.ROOT);
    }
}
