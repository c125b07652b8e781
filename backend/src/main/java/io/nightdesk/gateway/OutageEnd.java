package io.nightdesk.gateway;

import io.nightdesk.conversation.Transcripts;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Tells those that the database is back who were told that it is away and have nothing to
/// write by which they would find out. Who has something tries it again, which counts for
/// more: a full disk can still be read.
@Component
class OutageEnd {

    private static final Logger LOG = LoggerFactory.getLogger(OutageEnd.class);

    /// Longer than a client waits that is to try again.
    private static final Duration QUIET = Duration.ofSeconds(2);

    /// Any will do, also none that exists.
    private static final List<UUID> ASKED_FOR = List.of(new UUID(0, 0));

    private final Connections connections;
    private final Transcripts transcripts;

    OutageEnd(Connections connections, Transcripts transcripts) {
        this.connections = connections;
        this.transcripts = transcripts;
    }

    @Scheduled(fixedDelay = 500)
    void tick() {
        List<Connection> told =
                connections.all().stream()
                        .filter(it -> it.inbound().isIdle() && it.outageNotice().isOlderThan(QUIET))
                        .toList();
        if (!told.isEmpty() && databaseAnswers()) {
            told.forEach(it -> it.outageNotice().takeBack());
        }
    }

    private boolean databaseAnswers() {
        try {
            transcripts.lastSeqs(ASKED_FOR);
            return true;
        } catch (DataAccessException e) {
            LOG.debug("the database is still away: {}", e.toString());
            return false;
        }
    }
}
