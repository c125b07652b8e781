package io.nightdesk.node;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.jetty.JettyWebServer;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// The port at which customers come in. Two processes of one machine may have the same one open
/// (`SO_REUSEPORT`); the system then deals new connections out to both, and an established one
/// stays where it is. So a new release takes the port over from the old one without a moment in
/// which nobody listens.
@Component
@ConditionalOnWebApplication
public class FrontDoor {

    private final Nodes nodes;
    private final DrainProperties properties;
    private volatile @Nullable ServerConnector connector;

    FrontDoor(Nodes nodes, DrainProperties properties) {
        this.nodes = nodes;
        this.properties = properties;
    }

    @EventListener
    void started(WebServerInitializedEvent event) {
        boolean management = event.getApplicationContext().getServerNamespace() != null;
        if (!management && event.getWebServer() instanceof JettyWebServer jetty) {
            connector = (ServerConnector) jetty.getServer().getConnectors()[0];
            if (!nodes.isCandidate()) {
                nodes.serve(jetty.getPort());
            }
        }
    }

    /// Lets customers in to a candidate, which until then only its own machine could reach.
    ///
    /// @param host the address to listen on; null for all
    /// @throws IOException if the port is taken by a process that does not share it
    public void open(@Nullable String host, int port) throws IOException {
        ServerConnector back = Objects.requireNonNull(connector, "no web server");
        var front =
                new ServerConnector(
                        back.getServer(),
                        back.getConnectionFactories().toArray(ConnectionFactory[]::new));
        front.setHost(host);
        front.setPort(port);
        front.setReusePort(true);
        front.setAcceptQueueSize(back.getAcceptQueueSize());
        front.setIdleTimeout(back.getIdleTimeout());
        try {
            front.start();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
        back.getServer().addConnector(front);
        connector = front;
        nodes.serve(port);
    }

    /// Waits for as long as a balancer may take to notice a change.
    public void awaitNotice() throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(properties.notice().toNanos());
    }

    /// Takes no new connections; those there are stay.
    void close() {
        ServerConnector open = connector;
        if (open != null) {
            open.close();
        }
    }
}
