package io.nightdesk.assistant;

import io.nightdesk.node.Node;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// The turns this node works on, and their leases. A turn whose lease cannot be renewed is given up
/// by this node's own monotonic clock before any other node may take it.
@Component
class RunningTurns {

    private static final Logger LOG = LoggerFactory.getLogger(RunningTurns.class);

    /// Given up this long before the lease runs out in the database.
    private static final Duration SAFETY = Duration.ofSeconds(1);

    private final ClaimedTurnStore turns;
    private final Node node;
    private final AssistantProperties properties;
    private final Map<UUID, RunningTurn> running = new ConcurrentHashMap<>();

    RunningTurns(ClaimedTurnStore turns, Node node, AssistantProperties properties) {
        this.turns = turns;
        this.node = node;
        this.properties = properties;
    }

    void add(RunningTurn turn) {
        running.put(turn.turn().id(), turn);
    }

    void remove(RunningTurn turn) {
        running.remove(turn.turn().id(), turn);
    }

    int count() {
        return running.size();
    }

    Optional<RunningTurn> find(UUID turn) {
        return Optional.ofNullable(running.get(turn));
    }

    Optional<RunningTurn> of(UUID conversation) {
        return running.values().stream()
                .filter(work -> work.turn().conversation().equals(conversation))
                .findAny();
    }

    void abandon(UUID conversation) {
        of(conversation).ifPresent(RunningTurn::lose);
    }

    /// A message was added to a turn before it showed anything: it has been queued again.
    void abandonUnseen(UUID conversation, long seq) {
        of(conversation)
                .filter(work -> work.turn().throughSeq() < seq && work.onScreen().text().isEmpty())
                .ifPresent(RunningTurn::lose);
    }

    /// Gives every turn back as soon as its call to a model has been cancelled.
    void handOver() {
        running.values().forEach(RunningTurn::lose);
    }

    /// A customer whose socket is at another node waits no longer for it than at this one.
    @Scheduled(fixedDelay = 100)
    void hearStops() {
        if (!running.isEmpty()) {
            try {
                turns.stopped(running.keySet())
                        .forEach(turn -> find(turn).ifPresent(RunningTurn::stop));
            } catch (DataAccessException | TransactionException e) {
                LOG.debug("stops wait for the database: {}", e.toString());
            }
        }
    }

    @Scheduled(fixedDelayString = "${nightdesk.assistant.renew-every:2s}")
    void renew() {
        if (!running.isEmpty()) {
            try {
                renewAll();
            } catch (DataAccessException | TransactionException e) {
                LOG.warn("leases could not be renewed: {}", e.toString());
            }
        }
    }

    /// Needs no database, so that one which hangs cannot keep this node from noticing.
    @Scheduled(fixedDelay = 250)
    void giveUpLate() {
        long deadline = properties.lease().minus(SAFETY).toNanos();
        long now = System.nanoTime();
        running.values().stream()
                .filter(work -> now - work.renewedAt() > deadline)
                .forEach(RunningTurn::lose);
    }

    private void renewAll() {
        Set<UUID> asked = Set.copyOf(running.keySet());
        long since = System.nanoTime();
        Map<UUID, ClaimedTurnStore.Renewed> renewed =
                turns.renew(node.id(), asked, properties.lease()).stream()
                        .collect(
                                Collectors.toMap(
                                        ClaimedTurnStore.Renewed::id, Function.identity()));
        for (UUID id : asked) {
            RunningTurn work = running.get(id);
            ClaimedTurnStore.Renewed found = renewed.get(id);
            if (work == null) {
                continue;
            }
            if (found == null || found.epoch() != work.turn().epoch()) {
                work.lose();
            } else {
                work.renewed(since);
            }
        }
    }
}
