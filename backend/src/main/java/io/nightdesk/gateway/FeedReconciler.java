package io.nightdesk.gateway;

import io.nightdesk.conversation.Activity;
import io.nightdesk.conversation.Transcripts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Heals what hints missed of agents' inboxes and of the queue: looks for what was written lately
/// anywhere, in one query for the whole node, and only where it may be somebody's news.
@Component
class FeedReconciler {

    /// What is written bears the time at which its transaction began, and none lasts longer.
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final Connections connections;
    private final Transcripts transcripts;
    private final InboxFeed inbox;
    private final QueueFeed queue;

    /// The last move of each conversation's owner, of those that moved lately.
    private Map<UUID, Long> moves = Map.of();

    private long lookedAt = System.nanoTime();

    FeedReconciler(
            Connections connections, Transcripts transcripts, InboxFeed inbox, QueueFeed queue) {
        this.connections = connections;
        this.transcripts = transcripts;
        this.inbox = inbox;
        this.queue = queue;
    }

    /// Not from two threads at once.
    ///
    /// @param behind whether a conversation that is shown here has more to it than was sent: it may
    ///     wait by now
    void reconcile(boolean behind) {
        long now = System.nanoTime();
        if (behind || queue.isAwaited() || !connections.watching().isEmpty()) {
            look(LONGEST.plusNanos(now - lookedAt));
        }
        lookedAt = now;
    }

    private void look(Duration back) {
        List<Activity> lately = transcripts.written(back);
        inbox.catchUp(lately);
        if (lately.stream()
                .anyMatch(it -> it.moved() > moves.getOrDefault(it.conversation(), 0L))) {
            queue.refresh();
        }
        moves = lately.stream().collect(Collectors.toMap(Activity::conversation, Activity::moved));
    }
}
