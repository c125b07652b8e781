package io.nightdesk.gateway;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/// Whether the page that asks came from this very server: the widget's frame and the console do,
/// wherever the shop's page is from.
final class OwnOrigin {

    private OwnOrigin() {}

    static boolean isOf(HttpServletRequest request) {
        return isOwn(
                request.getHeader(HttpHeaders.ORIGIN),
                URI.create(request.getRequestURL().toString()));
    }

    private static boolean isOwn(@Nullable String origin, URI request) {
        if (origin == null) {
            return false;
        }
        try {
            URI from = new URI(origin);
            return from.getHost() != null
                    && from.getHost().equalsIgnoreCase(request.getHost())
                    && port(from) == port(request);
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        return scheme.equals("https") || scheme.equals("wss") ? 443 : 80;
    }
}
