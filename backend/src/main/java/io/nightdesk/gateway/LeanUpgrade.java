package io.nightdesk.gateway;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.security.Principal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.socket.WebSocketExtension;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeFailureException;
import org.springframework.web.socket.server.RequestUpgradeStrategy;

/// Spring's way from a handshake to a session on Jetty, without its memory of the handshake: with
/// Spring's own, each idle socket kept its request, and with it all that the server had noted on
/// it, for as long as it lived (20 KB where this takes 6; ADR 0023).
final class LeanUpgrade implements RequestUpgradeStrategy {

    private static final String RFC_6455 = "13";

    private final ConfigurationCustomizer limits = new ConfigurationCustomizer();

    /// @param mostBytes of a frame; Jetty closes with 1009 above it
    /// @param idle after which Jetty closes a socket that neither says nor hears anything
    LeanUpgrade(int mostBytes, Duration idle) {
        limits.setMaxTextMessageSize(mostBytes);
        limits.setIdleTimeout(idle);
    }

    @Override
    public String[] getSupportedVersions() {
        return new String[] {RFC_6455};
    }

    @Override
    public List<WebSocketExtension> getSupportedExtensions(ServerHttpRequest request) {
        return List.of();
    }

    @Override
    public void upgrade(
            ServerHttpRequest request,
            ServerHttpResponse response,
            @Nullable String protocol,
            List<WebSocketExtension> extensions,
            @Nullable Principal user,
            WebSocketHandler handler,
            Map<String, Object> attributes) {
        HttpServletRequest servletRequest =
                ((ServletServerHttpRequest) request).getServletRequest();
        ServletContext context = servletRequest.getServletContext();
        Request asked = ServletCoreRequest.wrap(servletRequest);
        Response answer =
                ServletCoreResponse.wrap(
                        asked, ((ServletServerHttpResponse) response).getServletResponse(), false);
        try (Blocker.Callback done = Blocker.callback()) {
            boolean handshake =
                    WebSocketMappings.getMappings(
                                    ServletContextHandler.getServletContextHandler(context))
                            .upgrade(
                                    negotiator(
                                            context,
                                            new LeanSession(handler, attributes, protocol)),
                                    asked,
                                    answer,
                                    done,
                                    limits);
            if (!handshake) {
                throw new HandshakeFailureException("Jetty takes it for no handshake");
            }
            done.block();
        } catch (IOException e) {
            throw new HandshakeFailureException("the handshake broke off", e);
        }
    }

    private static WebSocketNegotiator negotiator(ServletContext context, LeanSession session) {
        JettyWebSocketFrameHandlerFactory sessions =
                JettyWebSocketServerContainer.getContainer(context)
                        .getBean(JettyWebSocketFrameHandlerFactory.class);
        return WebSocketNegotiator.from(
                (_, answer, done) -> {
                    String protocol = session.getAcceptedProtocol();
                    if (protocol != null) {
                        answer.setAcceptedSubProtocol(protocol);
                    }
                    done.succeeded();
                    return session;
                },
                (pojo, _, _) -> sessions.newJettyFrameHandler(pojo));
    }
}
