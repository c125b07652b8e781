package io.nightdesk.gateway;

import io.nightdesk.conversation.Audience;
import io.nightdesk.conversation.Draft;
import io.nightdesk.conversation.DraftSource;
import io.nightdesk.conversation.Transcripts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Heals every lost hint: compares what the sockets of this node were sent with the log. Every five
/// seconds while hints arrive; four times a second while Redis is away, so that chat works without,
/// and while somebody misses what could not be read. Who was sent more than there is now, since the
/// database was put back under the running node, has to start again. While Redis is away, answers
/// that other nodes write are shown as far as they have put them down. What agents and those who
/// wait are told is healed by [FeedReconciler] at the same time.
@Component
class Reconciler {

    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);
    private static final int CHUNK = 1_000;
    private static final int CALM_TICKS = 20;

    private final Connections connections;
    private final Transcripts transcripts;
    private final HintBus bus;
    private final DraftSource drafts;
    private final FeedReconciler feeds;

    /// What was last shown of answers that other nodes write.
    private final Map<UUID, List<Draft>> shown = new HashMap<>();

    private volatile boolean hurried;
    private int tick;

    Reconciler(
            Connections connections,
            Transcripts transcripts,
            HintBus bus,
            DraftSource drafts,
            FeedReconciler feeds) {
        this.connections = connections;
        this.transcripts = transcripts;
        this.bus = bus;
        this.drafts = drafts;
        this.feeds = feeds;
    }

    @Scheduled(fixedDelay = 250)
    void tick() {
        tick++;
        if (bus.isDegraded() || hurried || tick % CALM_TICKS == 0) {
            reconcile();
        }
    }

    /// Something could not be read: compares at the next tick, and again until that succeeds.
    void hurry() {
        hurried = true;
    }

    private void reconcile() {
        hurried = false;
        List<UUID> conversations = new ArrayList<>(connections.conversations());
        shown.keySet().retainAll(bus.isDegraded() ? conversations : List.of());
        boolean behind = false;
        try {
            for (int from = 0; from < conversations.size(); from += CHUNK) {
                int to = Math.min(from + CHUNK, conversations.size());
                List<UUID> chunk = conversations.subList(from, to);
                behind |= compare(chunk);
                if (bus.isDegraded()) {
                    showDrafts(chunk);
                }
            }
            feeds.reconcile(behind);
        } catch (DataAccessException e) {
            hurried = true;
            LOG.debug("reconciling waits for the database: {}", e.toString());
        }
    }

    /// @return whether somebody had not been sent all yet
    private boolean compare(List<UUID> chunk) {
        boolean behind = false;
        Map<UUID, Long> sent = connections.sent(chunk);
        Map<UUID, Long> lasts = transcripts.lastSeqs(chunk);
        for (UUID conversation : chunk) {
            // Of one that is no longer there nothing is left.
            long last = lasts.getOrDefault(conversation, 0L);
            long most = sent.getOrDefault(conversation, 0L);
            connections.reach(conversation, last);
            behind |= most < last;
            if (most > last) {
                connections.closeAhead(conversation, last);
            }
        }
        return behind;
    }

    private void showDrafts(List<UUID> chunk) {
        Map<UUID, List<Draft>> found = drafts.elsewhere(chunk);
        for (UUID conversation : chunk) {
            List<Draft> now = found.getOrDefault(conversation, List.of());
            List<Draft> before = shown.getOrDefault(conversation, List.of());
            if (!now.equals(before)) {
                shown.put(conversation, now);
                now.forEach(
                        draft ->
                                connections.ephemeral(
                                        conversation,
                                        Audience.VISITOR,
                                        null,
                                        DraftFrames.of(draft)));
            }
        }
    }
}
