package io.nightdesk.conversation;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reads conversations. Sees what is committed and changes nothing.
@Component
public class Transcripts {

    private final ConversationStore store;
    private final WaitingStore waiting;
    private final EventStore events;

    Transcripts(ConversationStore store, WaitingStore waiting, EventStore events) {
        this.store = store;
        this.waiting = waiting;
        this.events = events;
    }

    /// Events after `after`, oldest first, as `audience` may see them; contiguous from `after + 1`.
    public List<Event> events(UUID conversation, long after, int limit, Audience audience) {
        return events.after(conversation, after, limit).stream().map(audience::view).toList();
    }

    /// What was written within so long in all conversations, by anybody at any node. An event
    /// bears the time at which its transaction began.
    public List<Activity> written(Duration within) {
        return events.written(within);
    }

    /// The newest `limit` messages, oldest first, without notes.
    public List<Event.Message> latestMessages(UUID conversation, int limit) {
        return events.latestMessages(conversation, limit);
    }

    /// How long the assistant has had the conversation, if it has it.
    public Tenure tenure(UUID conversation) {
        return events.tenure(conversation);
    }

    /// The `seq` of the newest message by this kind of author; 0 when there is none.
    public long lastMessageOf(UUID conversation, Author.Kind kind) {
        return events.lastMessageOf(conversation, kind);
    }

    /// Whether a message has been written.
    public boolean holds(UUID conversation, UUID clientMessageId) {
        return events.byClientMessageId(conversation, clientMessageId).isPresent();
    }

    public Optional<Summary> find(UUID conversation) {
        return store.find(conversation);
    }

    /// How far a device has come in each of these conversations that exists.
    public List<Standing> standings(Collection<UUID> conversations, UUID device) {
        return conversations.isEmpty() ? List.of() : store.standings(conversations, device);
    }

    /// A visitor's conversations that hold at least one event, newest first, at most 50.
    public List<Summary> ofVisitor(UUID visitor) {
        return store.ofVisitor(visitor);
    }

    /// A site's conversations with one of these owners: waiting ones first, longest first; then the
    /// newest.
    public List<Summary> ofSite(UUID site, Collection<Owner> owners, int limit) {
        return store.ofSite(site, owners, limit);
    }

    /// Those of `among` that wait for this reason and whose customers have written within so long
    /// and left no address to be answered at instead; the longest wait first.
    public List<Summary> waitingInChat(
            UUID site, HandoffReason reason, Collection<UUID> among, Duration within) {
        return among.isEmpty() ? List.of() : waiting.waitingInChat(site, reason, among, within);
    }

    /// How many open conversations each owner has; an absent owner has none.
    public Map<Owner, Long> countOpen(UUID site) {
        return store.countOpen(site);
    }

    /// Conversations of the assistant's whose last message is a customer's, and older than this but
    /// not older than an hour, the oldest first; at most 100.
    ///
    /// @param after the last one of the hundred before these; null for the first hundred
    public List<Summary> unanswered(Duration olderThan, @Nullable Summary after) {
        return store.unanswered(olderThan, after);
    }

    /// The last `seq` of each of these conversations that exists.
    public Map<UUID, Long> lastSeqs(Collection<UUID> conversations) {
        return store.lastSeqs(conversations);
    }

    /// Waiting conversations, the longest wait first.
    public List<UUID> queue(UUID site) {
        return waiting.queue(site);
    }

    /// The last accepted `number` of a device in a conversation; 0 for none.
    public long lastNumber(UUID conversation, UUID device) {
        return store.lastNumber(conversation, device);
    }
}
