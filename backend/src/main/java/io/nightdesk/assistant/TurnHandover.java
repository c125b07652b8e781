package io.nightdesk.assistant;

import io.nightdesk.node.DrainPlan;
import io.nightdesk.node.Drainable;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Lets the turns of a leaving node end while there is time, and then gives them back, with what is
/// on screen, for another node to go on at once; or for this one when it is started again.
@Component
class TurnHandover implements Drainable {

    private static final Logger LOG = LoggerFactory.getLogger(TurnHandover.class);

    /// For a cancelled call to a model to come back. After it the lease runs out instead.
    private static final Duration CANCELLING = Duration.ofSeconds(2);

    private final RunningTurns running;

    TurnHandover(RunningTurns running) {
        this.running = running;
    }

    @Override
    public void drain(DrainPlan plan) throws InterruptedException {
        if (!endsWithin(plan.window())) {
            LOG.atInfo().addKeyValue("turns", running.count()).log("turns go to another node");
            running.handOver();
            endsWithin(CANCELLING);
        }
    }

    private boolean endsWithin(Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (running.count() > 0 && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return running.count() == 0;
    }
}
