package io.nightdesk.assistant;

import io.nightdesk.conversation.Answer;
import io.nightdesk.conversation.Author;
import io.nightdesk.conversation.Citation;
import io.nightdesk.conversation.Conversations;
import io.nightdesk.conversation.Draft;
import io.nightdesk.conversation.Handoffs;
import io.nightdesk.site.Sites;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// Ends a turn: what is said, the end of the turn, the handoff if there is one, and the next turn
/// if the customer has written more, in one transaction. The conversation's row is locked first.
@Component
class TurnCommit {

    private static final Logger LOG = LoggerFactory.getLogger(TurnCommit.class);

    private final Conversations conversations;
    private final Handoffs handoffs;
    private final HandoffNoteStore notes;
    private final ClaimedTurnStore turns;
    private final TurnQueue queue;
    private final TransactionTemplate transaction;
    private final Sites sites;
    private final TurnMetrics metrics;
    private final JsonMapper json;

    TurnCommit(
            Conversations conversations,
            Handoffs handoffs,
            HandoffNoteStore notes,
            ClaimedTurnStore turns,
            TurnQueue queue,
            TransactionTemplate transaction,
            Sites sites,
            TurnMetrics metrics,
            JsonMapper json) {
        this.conversations = conversations;
        this.handoffs = handoffs;
        this.notes = notes;
        this.turns = turns;
        this.queue = queue;
        this.transaction = transaction;
        this.sites = sites;
        this.metrics = metrics;
        this.json = json;
    }

    /// What is to be written.
    private record Ending(
            TurnState state,
            Draft.State shown,
            String text,
            List<Citation> citations,
            String rung,
            List<String> choices,
            boolean stopped,
            RunningTurn.ShownDraft interrupted,
            @Nullable HandoffNote handoff) {}

    void commit(RunningTurn work, Decision decision, Explanation explanation) {
        Ending ending = ending(decision);
        if (ending == null) {
            return;
        }
        Provenance provenance = explanation.provenance(ending.rung(), recorded(ending.handoff()));
        boolean committed =
                Boolean.TRUE.equals(
                        transaction.execute(
                                status -> write(work.turn(), ending, provenance, status)));
        if (committed) {
            ClaimedTurn turn = work.turn();
            conversations.draft(
                    new Draft.Moved(
                            turn.conversation(), turn.id(), work.shownAttempt(), ending.shown()));
            metrics.ended(ending.state(), provenance);
            LOG.atInfo()
                    .addKeyValue("turn", turn.id())
                    .addKeyValue("conversation", turn.conversation())
                    .addKeyValue("state", ending.state().word())
                    .addKeyValue("rung", ending.rung())
                    .addKeyValue("ms", provenance.timings().totalMs())
                    .log("turn finished");
        }
    }

    private boolean write(
            ClaimedTurn turn, Ending ending, Provenance provenance, TransactionStatus status) {
        Author author = Answering.author(sites.theSite().assistantName());
        boolean owns =
                sayInterrupted(turn, ending, author)
                        && (ending.text().isEmpty() || say(turn, ending, author));
        // An answer to a conversation that is no longer the assistant's, or by a claim that is no
        // longer this node's, leaves no trace.
        if (!owns || !turns.finish(turn, ending.state(), json.writeValueAsString(provenance))) {
            status.setRollbackOnly();
            return false;
        }
        HandoffNote note = ending.handoff();
        if (note != null) {
            notes.put(turn.conversation(), turn.ownerEpoch() + 1, note);
            handoffs.request(turn.conversation(), author, note.reason());
        } else {
            handoffs.answered(turn.conversation());
            queue.unanswered(turn.conversation(), turn.throughSeq(), turn.ownerEpoch());
        }
        return true;
    }

    private static Provenance.@Nullable Handoff recorded(@Nullable HandoffNote note) {
        return note == null
                ? null
                : new Provenance.Handoff(note.reason(), note.goal(), note.tried());
    }

    private boolean sayInterrupted(ClaimedTurn turn, Ending ending, Author author) {
        RunningTurn.ShownDraft shown = ending.interrupted();
        return shown.text().isBlank()
                || conversations
                        .answer(
                                turn.conversation(),
                                turn.ownerEpoch(),
                                new Answer(
                                        null,
                                        author,
                                        shown.text(),
                                        shown.citations(),
                                        true,
                                        shown.rung()))
                        .isPresent();
    }

    private boolean say(ClaimedTurn turn, Ending ending, Author author) {
        return conversations
                .answer(
                        turn.conversation(),
                        turn.ownerEpoch(),
                        new Answer(
                                turn.id(),
                                author,
                                ending.text(),
                                ending.citations(),
                                ending.stopped(),
                                ending.rung(),
                                ending.choices()))
                .isPresent();
    }

    private static @Nullable Ending ending(Decision decision) {
        return switch (decision) {
            case Decision.Say(var text, var citations, var rung, var interrupted, var choices) ->
                    new Ending(
                            TurnState.DONE,
                            Draft.State.DONE,
                            text,
                            citations,
                            rung,
                            choices,
                            false,
                            interrupted,
                            null);
            case Decision.HandOff handOff ->
                    new Ending(
                            TurnState.HANDED_OFF,
                            Draft.State.HANDED_OFF,
                            handOff.text(),
                            handOff.citations(),
                            "person",
                            List.of(),
                            false,
                            handOff.interrupted(),
                            handOff.note());
            case Decision.Stopped(var shown) ->
                    new Ending(
                            TurnState.CANCELLED,
                            Draft.State.CANCELLED,
                            shown.text(),
                            shown.citations(),
                            shown.rung(),
                            List.of(),
                            true,
                            RunningTurn.ShownDraft.NOTHING,
                            null);
            case Decision.Abandoned() -> null;
        };
    }
}
