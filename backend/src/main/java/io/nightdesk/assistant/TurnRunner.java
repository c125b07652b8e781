package io.nightdesk.assistant;

import io.nightdesk.node.Node;
import io.nightdesk.node.Nodes;
import io.nightdesk.site.Sites;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Claims turns that are due and works on each on a virtual thread of its own. Looks ten times a
/// second, which a partial index makes a look at nothing when nothing is due.
@Component
class TurnRunner {

    private static final Logger LOG = LoggerFactory.getLogger(TurnRunner.class);

    private final ClaimedTurnStore turns;
    private final RunningTurns running;
    private final TurnWork work;
    private final Node node;
    private final Nodes nodes;
    private final AssistantProperties properties;
    private boolean storeMissed;

    TurnRunner(
            ClaimedTurnStore turns,
            RunningTurns running,
            TurnWork work,
            Node node,
            Nodes nodes,
            AssistantProperties properties) {
        this.turns = turns;
        this.running = running;
        this.work = work;
        this.node = node;
        this.nodes = nodes;
        this.properties = properties;
    }

    @Scheduled(fixedDelay = 100)
    void claim() {
        int room = properties.maxRunning() - running.count();
        if (room <= 0 || nodes.draining()) {
            return;
        }
        long since = System.nanoTime();
        try {
            List<ClaimedTurn> due =
                    turns.claim(
                            node.id(),
                            room,
                            properties.lease(),
                            nodes.canTellWhoIsDead(),
                            nodes.isCandidate() ? Sites.CHECKS : null);
            due.forEach(turn -> start(turn, since));
            storeMissed = false;
        } catch (DataAccessException | TransactionException e) {
            if (!storeMissed) {
                storeMissed = true;
                LOG.warn("turns wait for the database: {}", e.toString());
            }
        }
    }

    private void start(ClaimedTurn turn, long since) {
        var begun = new RunningTurn(turn, since);
        running.add(begun);
        Thread.ofVirtual()
                .name("turn-" + turn.id())
                .start(
                        () -> {
                            try {
                                work.run(begun);
                            } finally {
                                running.remove(begun);
                            }
                        });
    }
}
