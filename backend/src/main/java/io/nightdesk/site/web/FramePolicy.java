package io.nightdesk.site.web;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Which pages may show the chat, and what the chat's document may do.
///
/// @param allowedOrigins foreign origins; the server's own is always allowed
record FramePolicy(List<String> allowedOrigins) {

    private static final int LONGEST_ORIGIN = 255;

    /// Nothing from elsewhere, no inline script or style, and no way to turn text into markup
    /// (Trusted Types).
    private static final String CONTENT =
            """
            default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; \
            img-src 'self' data: blob:; base-uri 'none'; form-action 'none'; \
            require-trusted-types-for 'script'; trusted-types 'none'; frame-ancestors 'self'""";

    /// The `Content-Security-Policy` of the frame.
    String header() {
        return allowedOrigins.isEmpty()
                ? CONTENT
                : CONTENT + " " + String.join(" ", allowedOrigins);
    }

    /// The page that asks, when its browser will refuse to show the frame.
    ///
    /// @param asked the origin the loader says it runs on; anybody may write anything there
    /// @param own this server's origin
    Optional<String> refused(String asked, String own) {
        return origin(asked)
                .filter(origin -> !origin.equals(own))
                .filter(origin -> !allowedOrigins.contains(origin));
    }

    private static Optional<String> origin(String asked) {
        if (asked.length() > LONGEST_ORIGIN) {
            return Optional.empty();
        }
        try {
            var uri = URI.create(asked);
            if (uri.getScheme() == null || uri.getHost() == null) {
                return Optional.empty();
            }
            var port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
            return Optional.of((uri.getScheme() + "://" + uri.getHost()).toLowerCase(Locale.ROOT))
                    .map(origin -> origin + port);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
