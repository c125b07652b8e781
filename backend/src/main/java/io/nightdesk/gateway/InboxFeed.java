package io.nightdesk.gateway;

import io.nightdesk.conversation.Activity;
import io.nightdesk.conversation.Summary;
import io.nightdesk.conversation.Transcripts;
import io.nightdesk.desk.Inbox;
import io.nightdesk.identity.Principal;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Tells watching agents of changed rows. Changes are gathered for a moment, so that a row which
/// changes ten times in it is read and sent once.
@Component
class InboxFeed {

    private static final Logger LOG = LoggerFactory.getLogger(InboxFeed.class);

    private final Connections connections;
    private final Transcripts transcripts;
    private final Set<UUID> changed = ConcurrentHashMap.newKeySet();

    /// How far agents were told of each conversation, of those that changed lately.
    private final Map<UUID, Long> told = new ConcurrentHashMap<>();

    InboxFeed(Connections connections, Transcripts transcripts) {
        this.connections = connections;
        this.transcripts = transcripts;
    }

    void changed(UUID conversation) {
        changed.add(conversation);
    }

    /// Finds what agents have not been told yet.
    ///
    /// @param lately all that changed lately; of others nothing is remembered
    void catchUp(Collection<Activity> lately) {
        Set<UUID> conversations = new HashSet<>();
        for (Activity activity : lately) {
            UUID conversation = activity.conversation();
            conversations.add(conversation);
            if (told.getOrDefault(conversation, 0L) < activity.last()) {
                changed(conversation);
            }
        }
        told.keySet().retainAll(conversations);
    }

    @Scheduled(fixedDelay = 100)
    void send() {
        if (changed.isEmpty()) {
            return;
        }
        boolean watched = !connections.watching().isEmpty();
        for (UUID conversation : Set.copyOf(changed)) {
            changed.remove(conversation);
            if (watched) {
                send(conversation);
            }
        }
    }

    private void send(UUID conversation) {
        try {
            transcripts.find(conversation).ifPresent(this::send);
        } catch (DataAccessException e) {
            changed.add(conversation);
            LOG.debug("the inbox waits for the database: {}", e.toString());
        }
    }

    private void send(Summary summary) {
        told.put(summary.id(), summary.lastSeq());
        var frame = new ServerFrame.Inbox(Inbox.row(summary));
        for (Connection connection : connections.watching()) {
            Connection.Identified who = connection.identified();
            if (who != null
                    && who.principal() instanceof Principal.Agent agent
                    && agent.site().equals(summary.site())) {
                connection.send(frame);
            }
        }
    }
}
