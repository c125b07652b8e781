package io.nightdesk.faults;

import static io.nightdesk.faults.Story.NEXT_TURN;
import static io.nightdesk.faults.Story.ONE;
import static io.nightdesk.faults.Story.PHONE;
import static io.nightdesk.faults.Story.TALK;
import static io.nightdesk.faults.Story.THREE;
import static io.nightdesk.faults.Story.TURN;
import static io.nightdesk.faults.Story.TWO;
import static io.nightdesk.faults.Story.owner;
import static io.nightdesk.faults.Story.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.nightdesk.faults.Truth.Turn;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What the assistant and the timers did: what breaks it, and what does not.
class TurnCheckTests {

    private final Story story = new Story();

    @Test
    void aDutyWithoutATurnHasNoAnswer() {
        story.invoke(PHONE, ONE);
        story.said(1, ONE);

        assertThat(story.broken()).containsExactly(Invariant.I7);
        assertThat(story.check().board().whole().figures())
                .containsEntry("turns_without_answer", 1);
    }

    @Test
    void aTurnThatIsStillRunningHasNoAnswer() {
        story.asked();
        story.turns.add(new Turn(TURN, TALK, 1, 1, "running"));

        assertThat(story.broken()).contains(Invariant.I7);
    }

    @Test
    void aTurnThatSaysItIsDoneAndSaidNothingHasNoAnswer() {
        story.asked();
        story.turns.add(new Turn(TURN, TALK, 1, 1, "done"));

        assertThat(story.broken()).contains(Invariant.I7);
    }

    @Test
    void aCancelledTurnWithoutAPersonHasNoAnswer() {
        story.asked();
        story.turns.add(new Turn(TURN, TALK, 1, 1, "cancelled"));

        assertThat(story.broken()).contains(Invariant.I7);
    }

    @Test
    void aTurnThatEndsWithAPersonIsAnswered() {
        story.asked();
        story.turns.add(new Turn(TURN, TALK, 1, 1, "cancelled"));
        story.rows.add(owner(2, "agent"));

        assertThat(story.check().violations()).isEmpty();
    }

    @Test
    void whoStopsATurnIsOwedNothingForWhatWasSaidBefore() {
        story.asked();
        story.stopped();
        story.turns.add(new Turn(TURN, TALK, 1, 1, "cancelled"));

        assertThat(story.check().violations()).isEmpty();
    }

    @Test
    void whoWritesOnAfterAStopIsOwedAnAnswer() {
        story.asked();
        story.stopped();
        story.invoke(PHONE, TWO);
        story.said(2, TWO);
        story.turns.add(new Turn(TURN, TALK, 1, 2, "cancelled"));
        assertThat(story.broken()).containsExactly(Invariant.I7);

        story.turns.set(0, new Turn(TURN, TALK, 1, 1, "cancelled"));
        story.turns.add(new Turn(NEXT_TURN, TALK, 2, 2, "done"));
        story.rows.add(row(3, "message", "assistant", null, NEXT_TURN, "", "Yes, you can."));
        assertThat(story.check().violations()).isEmpty();
    }

    @Test
    void aTurnThatNobodyCancelledOwesItsAnswerThoughOneWasStopped() {
        story.asked();
        story.stopped();
        story.turns.add(new Turn(TURN, TALK, 1, 1, "failed"));

        assertThat(story.broken()).contains(Invariant.I7);
    }

    @Test
    void aQuestionThatALaterAnswerPassedOverHasNoAnswer() {
        passedOver();
        ask(4, THREE);
        story.answer(5, NEXT_TURN);
        story.turns.add(new Turn(NEXT_TURN, TALK, 4, 4, "done"));

        assertThat(story.broken()).containsExactly(Invariant.I7);
    }

    @Test
    void aPersonWhoComesLaterIsNoAnswerToWhatWasPassedOver() {
        passedOver();
        story.rows.add(owner(4, "agent"));

        assertThat(story.broken()).containsExactly(Invariant.I7);
    }

    @Test
    void whoStopsALaterAnswerIsStillOwedTheOneThatWasPassedOver() {
        passedOver();
        ask(4, THREE);
        story.stopped(NEXT_TURN);
        story.turns.add(new Turn(NEXT_TURN, TALK, 4, 4, "cancelled"));

        assertThat(story.broken()).containsExactly(Invariant.I7);
    }

    @Test
    void aPersonAfterALaterAnswerIsNoEndOfACancelledTurn() {
        ask(1, ONE);
        story.turns.add(new Turn(TURN, TALK, 1, 1, "cancelled"));
        ask(2, TWO);
        story.answer(3, NEXT_TURN);
        story.turns.add(new Turn(NEXT_TURN, TALK, 2, 2, "done"));
        story.rows.add(owner(4, "agent"));

        assertThat(story.broken()).containsExactly(Invariant.I7);
    }

    @Test
    void whatIsWrittenDuringAnAnswerIsForOneTurnThatTheLastOfItBegins() {
        ask(1, ONE);
        ask(2, TWO);
        ask(3, THREE);
        story.answer(4, TURN);
        story.turns.add(new Turn(TURN, TALK, 1, 1, "done"));
        story.answer(5, NEXT_TURN);
        story.turns.add(new Turn(NEXT_TURN, TALK, 3, 3, "done"));

        assertThat(story.check().violations()).isEmpty();
    }

    @Test
    void whatIsWrittenDuringATurnThatEndsWithAPersonEndsWithThatPerson() {
        ask(1, ONE);
        ask(2, TWO);
        story.answer(3, TURN);
        story.turns.add(new Turn(TURN, TALK, 1, 1, "handed_off"));
        story.rows.add(owner(4, "queue"));

        assertThat(story.check().violations()).isEmpty();
    }

    @Test
    void aPersonWhoComesBeforeTheNextTurnHasSaidAnythingEndsIt() {
        passedOver();
        story.turns.add(new Turn(NEXT_TURN, TALK, 2, 2, "cancelled"));
        story.rows.add(owner(4, "agent"));

        assertThat(story.check().violations()).isEmpty();
    }

    @Test
    void whomOnlyTheWatchdogRememberedIsCountedAndBreaksNoPromise() {
        ask(1, ONE);
        story.remembered(2);
        story.rows.add(owner(3, "queue"));

        assertThat(story.check().violations()).isEmpty();
        assertThat(story.check().board().whole().figures()).containsEntry("left_alone", 1);
    }

    /// Of two questions the first was answered, and the second was asked meanwhile.
    private void passedOver() {
        ask(1, ONE);
        ask(2, TWO);
        story.answer(3, TURN);
        story.turns.add(new Turn(TURN, TALK, 1, 1, "done"));
    }

    private void ask(long seq, UUID message) {
        story.invoke(PHONE, message);
        story.said(seq, message);
    }

    @Test
    void twoAnswersOfOneTurnAreOneTooMany() {
        story.asked();
        story.answered();
        story.rows.add(row(3, "message", "assistant", null, TURN, "", "You can return it."));

        assertThat(story.broken()).containsExactly(Invariant.I7);
        assertThat(story.check().board().whole().figures())
                .containsEntry("turns_with_two_answers", 1);
    }

    @Test
    void twoTurnsThatAnswerTheSameAreOneTooMany() {
        story.asked();
        story.answered();
        story.turns.add(new Turn(NEXT_TURN, TALK, 1, 1, "done"));
        story.rows.add(row(3, "message", "assistant", null, NEXT_TURN, "", "Yes, you can."));

        assertThat(story.broken()).containsExactly(Invariant.I7);
    }

    @Test
    void anAnswerAfterAPersonTookOverIsNamed() {
        story.asked();
        story.turns.add(new Turn(TURN, TALK, 1, 1, "done"));
        story.rows.add(owner(2, "agent"));
        story.rows.add(row(3, "message", "assistant", null, TURN, "", "You can return it."));

        assertThat(story.broken()).containsExactly(Invariant.I11);
        assertThat(story.check().board().whole().figures()).containsEntry("bot_after_human", 1);
    }

    @Test
    void aTimerThatFiresTwiceOrNeverIsNamed() {
        story.waiting();
        story.rows.add(row(2, "message", "system", ONE, null, "", "Are you still there?"));
        story.rows.add(row(3, "message", "system", ONE, null, "", "Are you still there?"));
        story.entries.add(new History.Due(story.tick(), TALK, ONE));
        story.entries.add(new History.Due(story.tick(), TALK, TWO));

        assertThat(story.broken()).containsExactly(Invariant.I8, Invariant.I8);
    }
}
