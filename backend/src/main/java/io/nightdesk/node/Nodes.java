package io.nightdesk.node;

import io.nightdesk.kernel.StoreClock;
import jakarta.annotation.PreDestroy;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// The nodes of this desk as the database sees them, and this one's place among them.
@Component
public class Nodes {

    /// A node that has not written for this long counts as dead: five missed beats.
    public static final Duration DEAD_AFTER = Duration.ofMillis(2_500);

    private static final int BEAT_MS = 500;

    /// Beats that are waited for where those seen may be old since everybody was held up.
    private static final int LATE_BEATS = 3;

    /// A beat that took longer was held up, as those of the others may have been.
    private static final Duration SLOW_BEAT = Duration.ofSeconds(1);

    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);
    private static final Logger log = LoggerFactory.getLogger(Nodes.class);

    private final Node node;
    private final NodeStore store;
    private final Revisions revisions;
    private final StoreClock clock;
    private final String host = hostName();
    private final String name = host + "/" + ProcessHandle.current().pid();
    private final Steadiness steadiness = new Steadiness(DEAD_AFTER.dividedBy(2), DEAD_AFTER);
    private volatile boolean candidate;
    private volatile @Nullable Integer port;
    private volatile boolean draining;
    private volatile boolean databaseMissed;

    Nodes(
            Node node,
            NodeStore store,
            Revisions revisions,
            StoreClock clock,
            @Value("${nightdesk.node.candidate:false}") boolean candidate) {
        this.node = node;
        this.store = store;
        this.revisions = revisions;
        this.clock = clock;
        this.candidate = candidate;
    }

    /// Whether this node still has to prove itself: the others do not count on it, and it leaves
    /// their customers alone.
    public boolean isCandidate() {
        return candidate;
    }

    /// Says to the others that this node serves at `port` from now on.
    void serve(int port) {
        this.port = port;
        candidate = false;
        beat();
    }

    /// The other live nodes of this machine, the oldest first.
    public List<Neighbour> neighbours() {
        return store.neighbours(node.id(), host, DEAD_AFTER);
    }

    /// Those of them that are `wanted`. Whatever held this node's own beat up did so to theirs:
    /// before it says that there are none, they are given the time for new ones.
    public List<Neighbour> awaitNeighbours(Predicate<Neighbour> wanted) {
        beat();
        within(LATE_BEATS, () -> neighbours().stream().anyMatch(wanted));
        return neighbours().stream().filter(wanted).toList();
    }

    /// Whether another node serves at this very port. No while the database cannot say.
    boolean sharesPort() {
        Integer own = port;
        try {
            return own != null && neighbours().stream().anyMatch(it -> own.equals(it.port()));
        } catch (DataAccessException e) {
            return false;
        }
    }

    /// Says to the others that this node leaves, and whether one of them is there to take
    /// over. Where the disk holds everybody up, those that are alive have old beats; they are
    /// given the time for new ones.
    boolean leaveToAnother() {
        long begun = System.nanoTime();
        drain();
        boolean slow = System.nanoTime() - begun > SLOW_BEAT.toNanos();
        return within(slow ? LATE_BEATS : 0, this::anotherIsLive);
    }

    /// Asks once, and again after each of so many beats, until the answer is yes.
    private static boolean within(int beats, BooleanSupplier question) {
        boolean yes = question.getAsBoolean();
        for (int beat = 0; beat < beats && !yes; beat++) {
            LockSupport.parkNanos(Duration.ofMillis(BEAT_MS).toNanos());
            yes = question.getAsBoolean();
        }
        return yes;
    }

    /// Whether another node is there to take over: alive and not leaving itself. No while the
    /// database cannot say.
    public boolean anotherIsLive() {
        try {
            return store.othersBeatingWithin(node.id(), DEAD_AFTER) > 0;
        } catch (DataAccessException e) {
            return false;
        }
    }

    /// Says to the others that this node leaves and takes no new work. There is no way back.
    public void drain() {
        draining = true;
        beat();
    }

    /// Whether this node is about to leave.
    public boolean draining() {
        return draining;
    }

    /// Takes this node off the list, as the last thing before it ends.
    @PreDestroy
    void leave() {
        reach(() -> store.remove(node.id()));
    }

    /// Whether a node that has not beaten for [#DEAD_AFTER] is dead: this one has beaten without a
    /// break for as long. After an outage of the database, or when this node was held, all others
    /// look silent until they have had the time to beat again.
    public boolean canTellWhoIsDead() {
        return steadiness.lasts(System.nanoTime());
    }

    @Scheduled(fixedDelay = BEAT_MS)
    void beat() {
        reach(
                () -> {
                    clock.hear(store.beat(node.id(), name, port, draining || candidate));
                    steadiness.beat(System.nanoTime());
                });
    }

    @Scheduled(fixedDelay = 2_000)
    void poll() {
        reach(revisions::poll);
    }

    @Scheduled(fixedDelay = 600_000)
    void forgetTheDead() {
        reach(() -> store.removeSilentFor(FORGOTTEN_AFTER));
    }

    /// The database may be away for a while; that is worth one line, not one each second.
    private void reach(Runnable task) {
        try {
            task.run();
            if (databaseMissed) {
                databaseMissed = false;
                log.info("The database answers again");
            }
        } catch (DataAccessException | TransactionException e) {
            if (!databaseMissed) {
                databaseMissed = true;
                log.atWarn().setCause(e).log("The database does not answer");
            }
        }
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
