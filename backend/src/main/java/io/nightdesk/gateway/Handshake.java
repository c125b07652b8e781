package io.nightdesk.gateway;

import io.nightdesk.node.Nodes;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.server.HandshakeInterceptor;

/// Who may shake hands: nobody on a node that leaves, for a balancer asks the next one. Notes
/// whether the page that opens the socket is of this server, and from which address it does.
final class Handshake implements HandshakeInterceptor {

    private static final String OWN_ORIGIN = OwnOrigin.class.getName();

    private static final String ADDRESS = Handshake.class.getName() + ".address";

    private final Nodes nodes;

    Handshake(Nodes nodes) {
        this.nodes = nodes;
    }

    static boolean isOwnOrigin(WebSocketSession session) {
        return Boolean.TRUE.equals(session.getAttributes().get(OWN_ORIGIN));
    }

    static String address(WebSocketSession session) {
        return String.valueOf(session.getAttributes().get(ADDRESS));
    }

    @Override
    public boolean beforeHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            Map<String, Object> attributes) {
        if (nodes.draining()) {
            response.setStatusCode(HttpStatus.SERVICE_UNAVAILABLE);
            response.getHeaders().set(HttpHeaders.RETRY_AFTER, "1");
            return false;
        }
        HttpServletRequest asked = ((ServletServerHttpRequest) request).getServletRequest();
        attributes.put(OWN_ORIGIN, OwnOrigin.isOf(asked));
        attributes.put(ADDRESS, asked.getRemoteAddr());
        return true;
    }

    @Override
    public void afterHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            @Nullable Exception exception) {}
}
