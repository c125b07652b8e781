package io.nightdesk.gateway;

import io.nightdesk.conversation.Audience;
import io.nightdesk.conversation.Transcripts;
import io.nightdesk.desk.AgentPresence;
import io.nightdesk.site.Sites;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Tells waiting customers their place in the queue whenever it may have changed, and how many
/// agents are at the desk.
@Component
class QueueFeed {

    private static final Logger LOG = LoggerFactory.getLogger(QueueFeed.class);

    /// For so many looks in a row, some 3 s, fewer agents must be there before anybody is told: a
    /// console that is loaded anew, or goes to another node, is away for a moment.
    private static final int LOOKS = 15;

    private final Connections connections;
    private final Transcripts transcripts;
    private final AgentPresence presence;
    private final Sites sites;
    private final AtomicBoolean stale = new AtomicBoolean();

    /// How many agents customers are told of.
    private int agents;

    private int looksWithFewer;

    /// Who waited when the queue was last read.
    private volatile List<UUID> waiting = List.of();

    QueueFeed(
            Connections connections, Transcripts transcripts, AgentPresence presence, Sites sites) {
        this.connections = connections;
        this.transcripts = transcripts;
        this.presence = presence;
        this.sites = sites;
    }

    /// The queue may have changed; those who wait hear of it in a moment.
    void refresh() {
        stale.set(true);
    }

    /// Whether somebody who waits has a socket here.
    boolean isAwaited() {
        return waiting.stream().anyMatch(connections::isShown);
    }

    @Scheduled(fixedDelay = 200)
    void send() {
        boolean agentsChanged = agentsChanged();
        if (!stale.getAndSet(false) && !agentsChanged) {
            return;
        }
        try {
            waiting = transcripts.queue(sites.theSite().id());
            for (int i = 0; i < waiting.size(); i++) {
                send(waiting.get(i), i + 1);
            }
        } catch (DataAccessException e) {
            stale.set(true);
            LOG.debug("the queue waits for the database: {}", e.toString());
        }
    }

    private boolean agentsChanged() {
        int online = presence.online();
        looksWithFewer = online < agents ? looksWithFewer + 1 : 0;
        boolean changed = online > agents || looksWithFewer == LOOKS;
        if (changed) {
            agents = online;
        }
        return changed;
    }

    private void send(UUID conversation, int position) {
        var frame = new ServerFrame.Presence(conversation, position, agents);
        connections.each(
                conversation,
                subscription -> {
                    if (subscription.audience() == Audience.VISITOR) {
                        subscription.tell(frame);
                    }
                });
    }
}
