package io.nightdesk.assistant;

import io.nightdesk.conversation.Author;
import io.nightdesk.conversation.MessagesPosted;
import io.nightdesk.conversation.Owner;
import io.nightdesk.conversation.OwnerMoved;
import io.nightdesk.conversation.Transcripts;
import io.nightdesk.kernel.Ids;
import java.util.List;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/// Turns messages into duties to answer, inside the transaction of the message: both commit or
/// neither. The conversation's row is locked by whoever publishes these events, so of a message and
/// the end of a turn one sees the other.
@Component
class TurnQueue {

    private final TurnStore turns;
    private final RunningTurns running;
    private final Transcripts transcripts;
    private final Ids ids;
    private final AssistantProperties properties;

    TurnQueue(
            TurnStore turns,
            RunningTurns running,
            Transcripts transcripts,
            Ids ids,
            AssistantProperties properties) {
        this.turns = turns;
        this.running = running;
        this.transcripts = transcripts;
        this.ids = ids;
        this.properties = properties;
    }

    @EventListener
    void posted(MessagesPosted posted) {
        duties(
                posted.messages().stream()
                        .filter(it -> it.owner() == Owner.AI)
                        .filter(it -> it.author().kind() == Author.Kind.VISITOR)
                        .map(it -> duty(it.conversation(), it.seq(), it.ownerEpoch()))
                        .toList());
    }

    @EventListener
    void moved(OwnerMoved moved) {
        if (moved.owner() != Owner.AI) {
            turns.cancelActive(moved.conversation());
            return;
        }
        unanswered(moved.conversation(), 0, moved.ownerEpoch());
    }

    /// Makes a turn for what a customer wrote after `through` and after whoever answered last.
    void unanswered(UUID conversation, long through, long ownerEpoch) {
        long asked = transcripts.lastMessageOf(conversation, Author.Kind.VISITOR);
        long answered =
                Math.max(
                        transcripts.lastMessageOf(conversation, Author.Kind.ASSISTANT),
                        transcripts.lastMessageOf(conversation, Author.Kind.AGENT));
        if (asked > through && (through > 0 || asked > answered)) {
            duties(List.of(duty(conversation, asked, ownerEpoch)));
        }
    }

    private TurnStore.Duty duty(UUID conversation, long seq, long ownerEpoch) {
        return new TurnStore.Duty(ids.next(), conversation, seq, ownerEpoch);
    }

    private void duties(List<TurnStore.Duty> duties) {
        if (!duties.isEmpty()) {
            turns.queue(duties, properties.debounce(), properties.maxDebounce());
        }
    }

    /// Spares the provider the rest of an answer that nobody will see.
    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void stopWriting(OwnerMoved moved) {
        if (moved.owner() != Owner.AI) {
            running.abandon(moved.conversation());
        }
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void restart(MessagesPosted posted) {
        posted.messages().forEach(it -> running.abandonUnseen(it.conversation(), it.seq()));
    }
}
