package io.nightdesk.operation;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// Whether this node has answered somebody who talks to it as a customer does. Part of `/readyz`:
/// no balancer sends customers to a node before it has.
@Component("proofHealthIndicator")
final class Proof implements HealthIndicator {

    /// Of a node that is not ready before it has proved itself.
    static final String WANTED = "nightdesk.node.proves";

    private static final Logger LOG = LoggerFactory.getLogger(Proof.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private volatile boolean given;

    Proof(@Value("${" + WANTED + ":false}") boolean wanted) {
        given = !wanted;
    }

    @Override
    public Health health() {
        return (given ? Health.up() : Health.outOfService()).build();
    }

    /// Whether a node with these settings can be reached by itself in the plain way.
    static boolean isPossible(Environment environment) {
        return !environment.containsProperty("server.address")
                && !environment.getProperty("server.ssl.enabled", Boolean.class, false);
    }

    /// Asks the node until it has answered or is closed, on a thread of its own.
    ///
    /// @param enough how long the caller waits for that at most
    /// @return whether it has answered by then
    static boolean seek(ConfigurableApplicationContext context, Duration enough) {
        Proof proof = context.getBean(Proof.class);
        Thread seeking = Thread.ofVirtual().name("proof").start(() -> proof.seek(context));
        try {
            return seeking.join(enough) && proof.given;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void seek(ConfigurableApplicationContext context) {
        while (!given && context.isActive()) {
            try {
                ask(context, PATIENCE);
                given = true;
            } catch (CommandFailure e) {
                LOG.warn("not ready yet: {}", e.getMessage());
                pause();
            }
        }
    }

    /// Other nodes take turns too: asks until this one has answered.
    ///
    /// @throws CommandFailure with what went wrong
    static void ask(ConfigurableApplicationContext context, Duration patience) {
        String port = context.getEnvironment().getProperty("local.server.port", "");
        MeterRegistry figures = context.getBean(MeterRegistry.class);
        double before = answers(figures);
        BooleanSupplier answered = () -> answers(figures) > before;
        new Check(URI.create("http://127.0.0.1:" + port), patience).run(answered);
    }

    private static double answers(MeterRegistry figures) {
        return figures.find("nightdesk.turn.outcome").tag("outcome", "done").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
