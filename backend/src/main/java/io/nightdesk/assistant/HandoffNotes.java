package io.nightdesk.assistant;

import io.nightdesk.conversation.Event;
import io.nightdesk.conversation.HandoffReason;
import io.nightdesk.conversation.Owner;
import io.nightdesk.conversation.OwnerMoved;
import io.nightdesk.conversation.Summary;
import io.nightdesk.conversation.Transcripts;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// The notes with which conversations go to people. Every conversation that a customer or the
/// assistant puts into the queue has one, from the same transaction on.
@Component
public class HandoffNotes {

    private final HandoffNoteStore store;
    private final Transcripts transcripts;

    HandoffNotes(HandoffNoteStore store, Transcripts transcripts) {
        this.store = store;
        this.transcripts = transcripts;
    }

    /// Of the last time that this conversation went to the queue; empty when it never did, or did
    /// so under a release that wrote none.
    public Optional<HandoffNote> latest(UUID conversation) {
        return store.latest(conversation);
    }

    /// In the transaction of the move. The assistant has written its own before.
    @EventListener
    void on(OwnerMoved moved) {
        if (moved.owner() != Owner.QUEUE) {
            return;
        }
        UUID conversation = moved.conversation();
        HandoffReason reason = transcripts.find(conversation).map(Summary::reason).orElse(null);
        // A callback has none: its agent knows.
        if (reason != null && store.find(conversation, moved.ownerEpoch()).isEmpty()) {
            List<Event.Message> transcript =
                    transcripts.latestMessages(conversation, Question.TRANSCRIPT);
            Question question = Question.of(transcript, moved.seq());
            store.put(
                    conversation,
                    moved.ownerEpoch(),
                    HandoffNote.of(reason, question, List.of(), ""));
        }
    }
}
