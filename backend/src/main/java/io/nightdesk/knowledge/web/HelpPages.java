package io.nightdesk.knowledge.web;

import io.nightdesk.knowledge.Articles;
import io.nightdesk.site.Sites;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// The published articles as plain pages, for citations to point to. They run no script.
@RestController
class HelpPages {

    private static final MediaType HTML =
            new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);
    private static final MediaType CSS = new MediaType("text", "css", StandardCharsets.UTF_8);

    private static final String POLICY =
            "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none';"
                    + " frame-ancestors 'none'";

    private final Articles articles;
    private final Sites sites;
    private final String style;

    HelpPages(Articles articles, Sites sites, @Value("classpath:/help/help.css") Resource style)
            throws IOException {
        this.articles = articles;
        this.sites = sites;
        this.style = style.getContentAsString(StandardCharsets.UTF_8);
    }

    @GetMapping("/help/{id}")
    ResponseEntity<String> page(@PathVariable String id) {
        String name = sites.theSite().name();
        Optional<String> page = articles.helpArticle(id).map(article -> HelpPage.of(article, name));
        return ResponseEntity.status(page.isPresent() ? HttpStatus.OK : HttpStatus.NOT_FOUND)
                .contentType(HTML)
                // Asked for again each time, as an article may be taken back at any moment.
                .cacheControl(CacheControl.noCache())
                .header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "same-origin")
                .body(page.orElseGet(() -> HelpPage.missing(name)));
    }

    @GetMapping("/help/help.css")
    ResponseEntity<String> style() {
        return ResponseEntity.ok()
                .contentType(CSS)
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)))
                .header("X-Content-Type-Options", "nosniff")
                .body(style);
    }
}
