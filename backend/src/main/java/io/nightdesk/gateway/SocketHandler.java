package io.nightdesk.gateway;

import io.nightdesk.node.Nodes;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletCoreRequest;
import org.eclipse.jetty.ee11.servlet.ServletCoreResponse;
import org.eclipse.jetty.ee11.websocket.server.JettyWebSocketServerContainer;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Blocker;
import org.eclipse.jetty.websocket.common.JettyWebSocketFrameHandlerFactory;
import org.eclipse.jetty.websocket.core.Configuration.ConfigurationCustomizer;
import org.eclipse.jetty.websocket.core.server.WebSocketMappings;
import org.eclipse.jetty.websocket.core.server.WebSocketNegotiator;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Opens `/socket`.
///
/// Any origin may shake hands: a foreign one is closed with a code of ours, which a browser can
/// read, while of a refused handshake it learns nothing and tries for ever. A socket says who it is
/// by a token in its first frame, never by a cookie.
///
/// The handshake is Jetty's own, and its session is not given the request: with Spring's, each idle
/// socket kept its request, and with it all that the server had noted on it, for as long as it
// lived.
@RestController
class SocketHandler {

    /// Largest frame in bytes; Jetty closes with 1009 above it.
    static final int MAX_FRAME = 64 * 1024;

    private static final String PROTOCOL = "chat.v1";

    private final Reception reception;
    private final Nodes nodes;
    private final ConfigurationCustomizer limits = new ConfigurationCustomizer();

    SocketHandler(Reception reception, Nodes nodes) {
        this.reception = reception;
        this.nodes = nodes;
        limits.setMaxTextMessageSize(MAX_FRAME);
        // Our own heartbeat decides; the container only sweeps up what that missed.
        limits.setIdleTimeout(Duration.ofSeconds(75));
    }

    @GetMapping("/socket")
    void open(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (nodes.draining()) {
            // A balancer asks the next one.
            response.setHeader(HttpHeaders.RETRY_AFTER, "1");
            response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
        } else if (!upgrade(request, response)) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
        }
    }

    /// @return false when it was no handshake
    private boolean upgrade(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Request asked = ServletCoreRequest.wrap(request);
        Response answer = ServletCoreResponse.wrap(asked, response, false);
        try (Blocker.Callback done = Blocker.callback()) {
            boolean handshake =
                    WebSocketMappings.getMappings(
                                    ServletContextHandler.getServletContextHandler(
                                            request.getServletContext()))
                            .upgrade(
                                    negotiator(
                                            request.getServletContext(), OwnOrigin.isOf(request)),
                                    asked,
                                    answer,
                                    done,
                                    limits);
            if (handshake) {
                done.block();
            }
            return handshake;
        }
    }

    private WebSocketNegotiator negotiator(ServletContext context, boolean ownOrigin) {
        JettyWebSocketFrameHandlerFactory sessions =
                JettyWebSocketServerContainer.getContainer(context)
                        .getBean(JettyWebSocketFrameHandlerFactory.class);
        return WebSocketNegotiator.from(
                (asked, answer, done) -> {
                    boolean agreed = asked.hasSubProtocol(PROTOCOL);
                    if (agreed) {
                        answer.setAcceptedSubProtocol(PROTOCOL);
                    }
                    done.succeeded();
                    return new Socket(reception, ownOrigin, agreed);
                },
                (socket, _, _) -> sessions.newJettyFrameHandler(socket));
    }
}
