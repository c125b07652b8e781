package io.nightdesk.assistant;

import io.nightdesk.conversation.Author;
import io.nightdesk.conversation.Event;
import io.nightdesk.conversation.EventAppended;
import io.nightdesk.conversation.Owner;
import io.nightdesk.conversation.OwnerMoved;
import io.nightdesk.conversation.Transcripts;
import io.nightdesk.kernel.Ids;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/// What changes beside the messages themselves ([TurnDuty]) in who has to answer: when the owner
/// moves, inside the transaction that moves it, and when a turn ends. The conversation's row is
/// locked meanwhile, so of a message and the end of a turn one sees the other.
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
            turns.queue(
                    new TurnStore.Duty(ids.next(), conversation, asked, ownerEpoch),
                    properties.debounce(),
                    properties.maxDebounce());
        }
    }

    /// Spares the provider the rest of an answer that nobody will see.
    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void stopWriting(OwnerMoved moved) {
        if (moved.owner() != Owner.AI) {
            running.abandon(moved.conversation());
        }
    }

    /// The turn that would have answered without this message is queued again, or was when it was
    /// appended.
    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void restart(EventAppended appended) {
        if (appended.event() instanceof Event.Message message
                && message.author().kind() == Author.Kind.VISITOR) {
            running.abandonUnseen(appended.conversation(), message.seq());
        }
    }
}
