package io.nightdesk.gateway;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.server.HandshakeInterceptor;

/// Notes whether the page that opens the socket came from this very server: the widget's frame and
/// the console do, wherever the shop's page is from.
final class OwnOrigin implements HandshakeInterceptor {

    private static final String ATTRIBUTE = OwnOrigin.class.getName();

    @Override
    public boolean beforeHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            Map<String, Object> attributes) {
        attributes.put(ATTRIBUTE, isOwn(request.getHeaders().getOrigin(), request.getURI()));
        return true;
    }

    static boolean accepted(WebSocketSession session) {
        return Boolean.TRUE.equals(session.getAttributes().get(ATTRIBUTE));
    }

    static boolean isOwn(@Nullable String origin, URI request) {
        if (origin == null) {
            return false;
        }
        try {
            URI from = new URI(origin);
            return from.getHost() != null
                    && from.getHost().equalsIgnoreCase(request.getHost())
                    && port(from) == port(request);
        } catch (java.net.URISyntaxException e) {
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

    @Override
    public void afterHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            @Nullable Exception exception) {}
}
