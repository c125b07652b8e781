package io.nightdesk.gateway;

import io.nightdesk.node.Nodes;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;

/// Opens `/socket`.
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
@EnableConfigurationProperties(GatewayProperties.class)
class SocketConfiguration implements WebSocketConfigurer {

    /// Largest frame in bytes; Jetty closes with 1009 above it.
    static final int MAX_FRAME = 64 * 1024;

    /// Our own heartbeat decides; the container only sweeps up what that missed.
    private static final Duration IDLE = Duration.ofSeconds(75);

    private final SocketHandler handler;
    private final Nodes nodes;

    SocketConfiguration(SocketHandler handler, Nodes nodes) {
        this.handler = handler;
        this.nodes = nodes;
    }

    @Override
    public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
        // Any origin may shake hands: the handler closes foreign ones with a code of ours, which a
        // browser can read, while of a refused handshake it learns nothing and tries for ever. A
        // socket says who it is by a token in its first frame, never by a cookie.
        registry.addHandler(handler, "/socket")
                .setAllowedOriginPatterns("*")
                .addInterceptors(new Handshake(nodes))
                .setHandshakeHandler(new DefaultHandshakeHandler(new LeanUpgrade(MAX_FRAME, IDLE)));
    }
}
