package io.nightdesk.desk.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The page of the console. Every address below `/console` is the same document, whose program
/// reads the address; its scripts and styles are files, see [ConsoleAssets].
///
/// The document carries one nonce in a meta element. The console hands it to the libraries that
/// must write a `<style>` (scroll lock, editor), so that the policy needs no `unsafe-inline`.
@RestController
class ConsolePages {

    private static final int NONCE_BYTES = 16;
    private static final String NONCE = "{{nonce}}";

    /// Nothing from elsewhere, no inline script, no `innerHTML` with text (Trusted Types).
    private static final String POLICY =
            """
            default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{{nonce}}'; \
            img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; \
            base-uri 'none'; form-action 'none'; frame-ancestors 'none'; \
            require-trusted-types-for 'script'; trusted-types 'none'""";

    private final SecureRandom random = new SecureRandom();
    private final Resource page;

    ConsolePages(@Value("classpath:/web/console/index.html") Resource page) {
        this.page = page;
    }

    /// The pattern leaves out the assets: an old page that asks for a script of an earlier release
    /// must get a 404, never this document.
    @GetMapping({"/console", "/console/", "/console/{section:(?!assets$).+}/**"})
    ResponseEntity<String> page() throws IOException {
        if (!page.exists()) {
            return ResponseEntity.status(HttpStatus.NOT_FOUND)
                    .contentType(MediaType.TEXT_PLAIN)
                    .body("This build has no console. Build it without -Dweb.skip.");
        }
        var nonce = nonce();
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", POLICY.replace(NONCE, nonce))
                .header("Referrer-Policy", "same-origin")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("X-Content-Type-Options", "nosniff")
                .body(page.getContentAsString(StandardCharsets.UTF_8).replace(NONCE, nonce));
    }

    private String nonce() {
        var bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
