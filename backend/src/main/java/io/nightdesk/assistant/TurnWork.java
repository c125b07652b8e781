package io.nightdesk.assistant;

import io.nightdesk.conversation.HandoffReason;
import io.nightdesk.conversation.Summary;
import io.nightdesk.conversation.Transcripts;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Takes one claimed turn to its end. Deciding takes seconds and happens outside any transaction;
/// the answer and the end of the turn are then committed together, or not at all if the claim or
/// the ownership has been lost meanwhile.
@Component
class TurnWork {

    private static final Logger LOG = LoggerFactory.getLogger(TurnWork.class);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Answering answering;
    private final TurnCommit commit;
    private final ClaimedTurnStore turns;
    private final Transcripts transcripts;
    private final AssistantProperties properties;

    TurnWork(
            Answering answering,
            TurnCommit commit,
            ClaimedTurnStore turns,
            Transcripts transcripts,
            AssistantProperties properties) {
        this.answering = answering;
        this.commit = commit;
        this.turns = turns;
        this.transcripts = transcripts;
        this.properties = properties;
    }

    void run(RunningTurn work) {
        ClaimedTurn turn = work.turn();
        var explanation = new Explanation();
        Decision decision = null;
        try {
            decision = decide(work, explanation);
            if (!work.isLost()) {
                commit.commit(work, decision, explanation);
            } else {
                // Unless somebody else has it already.
                release(work, Duration.ZERO, true);
            }
        } catch (DataAccessException | TransactionException e) {
            // The lease runs out, or is renewed once the database is back, and the turn is claimed
            // again; nothing was committed.
            LOG.atWarn()
                    .addKeyValue("turn", turn.id())
                    .log("turn waits for the database: {}", e.toString());
            release(work, RETRY, decision != null || !isPassing(e));
        } catch (RuntimeException e) {
            LOG.atError().addKeyValue("turn", turn.id()).setCause(e).log("turn failed");
            release(work, RETRY, true);
        }
    }

    private Decision decide(RunningTurn work, Explanation explanation) {
        ClaimedTurn turn = work.turn();
        Summary conversation = transcripts.find(turn.conversation()).orElseThrow();
        return turn.attempt() > properties.maxAttempts()
                ? giveUp(work, conversation, explanation)
                : answering.decide(work, conversation, explanation);
    }

    /// Whether it heals by waiting: the database is away, or somebody keeps a lock.
    private static boolean isPassing(RuntimeException e) {
        return e instanceof TransientDataAccessException
                || e instanceof DataAccessResourceFailureException
                || e instanceof TransactionException;
    }

    /// @param counts whether it was an attempt. What could not be read does nobody any harm and may
    ///     go on for as long as it takes; for what was decided a model has been paid.
    private void release(RunningTurn work, Duration pause, boolean counts) {
        try {
            turns.release(work.turn(), work.draft(), pause, counts);
        } catch (DataAccessException | TransactionException e) {
            LOG.debug("the lease will run out instead: {}", e.toString());
        }
    }

    /// A turn that failed again and again goes to a person rather than round in circles.
    private Decision giveUp(RunningTurn work, Summary conversation, Explanation explanation) {
        explanation.rule(Rule.GAVE_UP);
        Question question =
                Question.of(
                        transcripts.latestMessages(conversation.id(), Question.TRANSCRIPT),
                        work.turn().throughSeq());
        return new Decision.HandOff(
                Phrases.say("error.handoff", conversation.locale()),
                List.of(),
                HandoffNote.of(HandoffReason.TOOL_FAILURE, question, List.of(), ""),
                work.onScreen());
    }
}
