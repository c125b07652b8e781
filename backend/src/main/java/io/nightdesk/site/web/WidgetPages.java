package io.nightdesk.site.web;

import io.nightdesk.site.Site;
import io.nightdesk.site.Sites;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.HtmlUtils;

/// The chat's document, which embedding pages show in a frame, and a shop to try it on.
@RestController
class WidgetPages {

    private static final String PLACE = "classpath:/web/widget/";
    private static final String SITE_KEY = "{{siteKey}}";

    /// The demo page is as strict as a page can be, which shows that the widget asks for no more
    /// than a script and a frame.
    private static final String DEMO_POLICY =
            """
            default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
            frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; \
            require-trusted-types-for 'script'; trusted-types 'none'""";

    private final Sites sites;
    private final RefusedOrigins refusals;
    private final ResourceLoader resources;

    WidgetPages(Sites sites, RefusedOrigins refusals, ResourceLoader resources) {
        this.sites = sites;
        this.refusals = refusals;
        this.resources = resources;
    }

    @GetMapping("/")
    ResponseEntity<Void> home() {
        return ResponseEntity.status(HttpStatus.FOUND)
                .header(HttpHeaders.LOCATION, "/demo")
                .build();
    }

    @GetMapping("/demo")
    ResponseEntity<String> demo() throws IOException {
        var page = resources.getResource(PLACE + "demo/index.html");
        if (!page.exists()) {
            return notBuilt();
        }
        var key = HtmlUtils.htmlEscape(sites.theSite().publicKey());
        return html(text(page).replace(SITE_KEY, key), DEMO_POLICY);
    }

    /// @param key the public key of the embed snippet
    /// @param origin where the loader runs; missing when the chat is opened as a page of its own
    @GetMapping("/frame")
    ResponseEntity<String> frame(
            @RequestParam String key, @RequestParam(defaultValue = "") String origin)
            throws IOException {
        var site = sites.byKey(key);
        if (site.isEmpty()) {
            return text(
                    HttpStatus.NOT_FOUND,
                    "No site has this data-key. This server's is \"%s\"."
                            .formatted(sites.theSite().publicKey()));
        }
        var page = resources.getResource(PLACE + "frame.html");
        if (!page.exists()) {
            return notBuilt();
        }
        return html(text(page), policy(site.get(), origin));
    }

    private String policy(Site site, String origin) {
        var policy = new FramePolicy(site.allowedOrigins());
        var own = ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString();
        policy.refused(origin, own).ifPresent(refusals::report);
        return policy.header();
    }

    private static ResponseEntity<String> html(String body, String policy) {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noCache())
                .header("Content-Security-Policy", policy)
                .header("Referrer-Policy", "strict-origin-when-cross-origin")
                .header("X-Content-Type-Options", "nosniff")
                .body(body);
    }

    private static ResponseEntity<String> notBuilt() {
        return text(HttpStatus.NOT_FOUND, "This build has no widget. Build it without -Dweb.skip.");
    }

    private static ResponseEntity<String> text(HttpStatus status, String body) {
        return ResponseEntity.status(status).contentType(MediaType.TEXT_PLAIN).body(body);
    }

    private static String text(Resource page) throws IOException {
        return page.getContentAsString(StandardCharsets.UTF_8);
    }
}
