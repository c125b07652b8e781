package io.nightdesk.operation;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An embedded server that is started again whenever it has ended, as long as this process uses
/// its folder. Every process of the folder looks; the folder's lock lets one of them start it, and
/// the others find that it runs. Nothing is started once the use has ended, so the last one out
/// can stop the servers in peace.
///
/// One thread calls [#look]; the rest is safe from any.
final class SupervisedServer {

    private static final Logger LOG = LoggerFactory.getLogger(SupervisedServer.class);

    /// From one attempt to the next; then twice as long: a disk is not emptied in a second.
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    /// Who has run for so long is no longer in trouble.
    private static final Duration STEADY = Duration.ofMinutes(1);

    private final EmbeddedServer server;
    private final FolderUse use;
    private final AtomicInteger restarts = new AtomicInteger();
    private volatile String trouble = "";
    private Duration pause = Duration.ZERO;
    private long attempted;

    SupervisedServer(EmbeddedServer server, FolderUse use) {
        this.server = server;
        this.use = use;
    }

    String name() {
        return server.name();
    }

    /// Empty while it runs, or else what is wrong.
    String trouble() {
        return trouble;
    }

    /// How often this process has started it again.
    int restarts() {
        return restarts.get();
    }

    /// Starts it if it does not run and it is time for an attempt.
    ///
    /// @param now `System.nanoTime`
    void look(long now) {
        try {
            if (server.runningPid().isPresent()) {
                runs(now);
            } else if (pause.isZero() || now - attempted >= pause.toNanos()) {
                attempted = now;
                pause = pause.isZero() ? FIRST_PAUSE : shorter(pause.multipliedBy(2));
                start();
            } else if (trouble.isEmpty()) {
                trouble = "has ended again";
            }
        } catch (IOException | RuntimeException e) {
            if (!use.hasEnded()) {
                fails(e instanceof IOException ? String.valueOf(e.getMessage()) : e.toString());
            }
        }
    }

    private void runs(long now) {
        if (now - attempted >= STEADY.toNanos()) {
            pause = Duration.ZERO;
        }
        if (!trouble.isEmpty()) {
            trouble = "";
            LOG.info("{} runs again", name());
        }
    }

    private void start() throws IOException {
        boolean started =
                use.starting(
                        _ -> {
                            boolean gone = server.runningPid().isEmpty();
                            if (gone) {
                                server.revive();
                            }
                            return gone;
                        });
        trouble = "";
        if (started) {
            restarts.incrementAndGet();
            LOG.warn("{} had ended and was started again", name());
        } else {
            LOG.info("{} had ended and was started again by another process", name());
        }
    }

    private void fails(String reason) {
        // Process ids and the like change with every attempt.
        boolean known = withoutNumbers(trouble).equals(withoutNumbers(reason));
        trouble = reason;
        if (!known) {
            LOG.error(
                    "{} has ended and cannot be started: {} ({} MB free on its disk). Trying again until it can",
                    name(),
                    reason,
                    use.data().freeBytes() >> 20);
        }
    }

    private static Duration shorter(Duration pause) {
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    private static String withoutNumbers(String text) {
        return text.replaceAll("\\d+", "");
    }
}
