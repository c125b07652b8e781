package io.nightdesk.node;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Lets this node end without anybody noticing, whatever ends it: a signal, or a POST to
/// `/actuator/shutdown` on the management port. Spring Boot has turned readiness off by then.
///
/// It hears of the end before everybody else and holds it up. A lifecycle phase, however early,
/// would come too late: schedules stop with the very event, and with them heartbeats, leases and
/// the healing of lost hints, which customers need until they have moved.
@Component
@ConditionalOnWebApplication
class Drain {

    private static final Logger LOG = LoggerFactory.getLogger(Drain.class);

    private final ApplicationContext application;
    private final Nodes nodes;
    private final FrontDoor door;
    private final List<Drainable> parts;
    private final DrainProperties properties;

    Drain(
            ApplicationContext application,
            Nodes nodes,
            FrontDoor door,
            List<Drainable> parts,
            DrainProperties properties) {
        this.application = application;
        this.nodes = nodes;
        this.door = door;
        this.parts = parts;
        this.properties = properties;
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void closing(ContextClosedEvent closed) {
        // The management port's context tells its parent that it closes.
        if (closed.getApplicationContext() != application) {
            return;
        }
        boolean shared = nodes.sharesPort();
        try {
            if (shared) {
                // The system gives new connections to the other one from here on. Who came a moment
                // before is still let in, and told to move like everybody.
                door.close();
                door.awaitNotice();
            }
            boolean elsewhere = nodes.leaveToAnother();
            LOG.atInfo().addKeyValue("elsewhere", elsewhere).log("this node leaves");
            if (elsewhere && !shared) {
                door.awaitNotice();
            }
            drain(
                    new DrainPlan(
                            elsewhere,
                            elsewhere ? properties.window() : Duration.ZERO,
                            properties.longest(),
                            properties.grace()));
            LOG.info("this node has handed everything over");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void drain(DrainPlan plan) throws InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(parts.stream().map(part -> work(part, plan)).toList());
        }
    }

    private static Callable<Boolean> work(Drainable part, DrainPlan plan) {
        return () -> {
            try {
                part.drain(plan);
                return true;
            } catch (RuntimeException e) {
                LOG.atWarn().setCause(e).log("something stays behind");
                return false;
            }
        };
    }
}
