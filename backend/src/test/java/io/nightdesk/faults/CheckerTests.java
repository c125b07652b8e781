package io.nightdesk.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightdesk.faults.History.Entry;
import io.nightdesk.faults.Truth.Row;
import io.nightdesk.faults.Truth.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Histories by hand: one that is right, and for each invariant what breaks it.
class CheckerTests {

    private static final UUID TALK = id(100);
    private static final UUID PHONE = id(1);
    private static final UUID LAPTOP = id(2);
    private static final UUID ONE = id(11);
    private static final UUID TWO = id(12);
    private static final UUID TURN = id(21);
    private static final UUID NEXT_TURN = id(22);
    private static final long SECOND = 1_000_000_000L;

    private final List<Entry> entries = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private final List<Turn> turns = new ArrayList<>();
    private long now = SECOND;

    @Test
    void aQuestionThatIsAnsweredAndReadBreaksNothing() {
        asked();
        answered();
        seen("laptop", 1, 2);
        entries.add(new History.ReadBegun(tick(), 1, "node1", TALK));
        entries.add(new History.ReadDone(tick(), 1, 2));
        shown(1, "You can ");
        shown(1, "You can return it.");

        Checker.Verdict verdict = check();

        assertThat(verdict.violations()).isEmpty();
        assertThat(verdict.board().whole().figures())
                .containsEntry("sent", 1)
                .containsEntry("acked", 1)
                .containsEntry("lost", 0);
    }

    @Test
    void aMessageWithoutAnAckMayBeThereOrNot() {
        invoke(PHONE, ONE);
        invoke(PHONE, TWO);
        waiting();
        said(2, TWO);

        assertThat(check().violations()).isEmpty();
    }

    @Test
    void anAcknowledgedMessageThatIsNotThereIsLost() {
        invoke(PHONE, ONE);
        ack(ONE, 1);

        assertThat(broken()).containsExactly(Invariant.I1);
        assertThat(check().board().whole().figures()).containsEntry("lost", 1);
    }

    @Test
    void aMessageWithAnotherSeqThanItsAckIsLost() {
        invoke(PHONE, ONE);
        waiting();
        said(2, ONE);
        ack(ONE, 7);

        assertThat(broken()).containsExactly(Invariant.I1);
    }

    @Test
    void aMessageWithAnotherTextThanWasSentIsLost() {
        waiting();
        entries.add(new History.Invoked(tick(), PHONE, TALK, ONE, "what was sent"));
        rows.add(row(2, "message", "visitor", ONE, null, "", "what is there"));

        assertThat(broken()).containsExactly(Invariant.I1);
    }

    @Test
    void twoCopiesOfAMessageAreADuplicate() {
        waiting();
        invoke(PHONE, ONE);
        said(2, ONE);
        said(3, ONE);
        ack(ONE, 2);

        assertThat(broken()).containsExactly(Invariant.I2);
        assertThat(check().board().whole().figures()).containsEntry("duplicated", 1);
    }

    @Test
    void twoAcksWithDifferentSeqsAreADuplicate() {
        waiting();
        invoke(PHONE, ONE);
        said(2, ONE);
        ack(ONE, 2);
        ack(ONE, 3);

        assertThat(broken()).containsExactly(Invariant.I2);
    }

    @Test
    void aMissingSeqIsAHole() {
        waiting();
        invoke(PHONE, ONE);
        said(3, ONE);

        assertThat(broken()).containsExactly(Invariant.I3);
        assertThat(check().board().whole().figures()).containsEntry("gaps", 1);
    }

    @Test
    void twoMessagesOfADeviceTheWrongWayRoundAreReordered() {
        waiting();
        invoke(PHONE, ONE);
        invoke(PHONE, TWO);
        said(2, TWO);
        said(3, ONE);

        assertThat(broken()).containsExactly(Invariant.I4);
        assertThat(check().board().whole().figures()).containsEntry("reordered", 1);
    }

    @Test
    void whatWasSentAfterAnAckMustStandAfterIt() {
        waiting();
        invoke(PHONE, ONE);
        ack(ONE, 3);
        invoke(LAPTOP, TWO);
        said(2, TWO);
        said(3, ONE);

        assertThat(broken()).containsExactly(Invariant.I6);
    }

    @Test
    void twoDevicesAtOnceMayStandInEitherOrder() {
        waiting();
        invoke(PHONE, ONE);
        invoke(LAPTOP, TWO);
        said(2, TWO);
        said(3, ONE);
        ack(ONE, 3);
        ack(TWO, 2);

        assertThat(check().violations()).isEmpty();
    }

    @Test
    void aReaderThatSkipsAnEventHasAHole() {
        asked();
        answered();
        seen("laptop", 2);

        assertThat(broken()).containsExactly(Invariant.I5);
    }

    @Test
    void aReaderThatGetsAnEventAgainHasADuplicate() {
        asked();
        answered();
        seen("laptop", 1, 2, 2);

        assertThat(broken()).containsExactly(Invariant.I5);
    }

    @Test
    void aReaderThatSaidFromWhereItGoesOnMayReadAgain() {
        asked();
        answered();
        seen("laptop", 1);
        entries.add(new History.Resumed(tick(), "laptop", TALK, 0));
        seen("laptop", 1, 2);

        assertThat(check().violations()).isEmpty();
    }

    @Test
    void aReaderThatGoesOnAfterWhatItNeverHadHasAHole() {
        asked();
        answered();
        entries.add(new History.Resumed(tick(), "laptop", TALK, 1));
        seen("laptop", 2);

        assertThat(broken()).containsExactly(Invariant.I5);
    }

    @Test
    void aReaderThatNeverGetsTheLastEventHasAHole() {
        asked();
        answered();
        seen("laptop", 1);

        assertThat(broken()).containsExactly(Invariant.I5);
    }

    @Test
    void aReaderThatLeftNeedsNotHaveEverything() {
        asked();
        answered();
        seen("laptop", 1);
        entries.add(new History.Left(tick(), "laptop"));

        assertThat(check().violations()).isEmpty();
    }

    @Test
    void aReaderThatSeesWhatIsNotThereSawALie() {
        asked();
        answered();
        entries.add(
                new History.Seen(
                        tick(), "laptop", TALK, 1, History.content("message", ONE, null, "else")));
        seen("laptop", 2);

        assertThat(broken()).containsExactly(Invariant.I5);
    }

    @Test
    void aVisitorSeesThatThereIsANoteAndNotWhatItSays() {
        waiting();
        rows.add(row(2, "note", "agent", ONE, null, "", "a nice one"));
        seen("agent", 1, 2);
        seen("visitor", 1);
        entries.add(new History.Seen(tick(), "visitor", TALK, 2, Truth.HIDDEN));

        assertThat(check().violations()).isEmpty();
    }

    @Test
    void aDutyWithoutATurnHasNoAnswer() {
        invoke(PHONE, ONE);
        said(1, ONE);

        assertThat(broken()).containsExactly(Invariant.I7);
        assertThat(check().board().whole().figures()).containsEntry("turns_without_answer", 1);
    }

    @Test
    void aTurnThatIsStillRunningHasNoAnswer() {
        asked();
        turns.add(new Turn(TURN, TALK, 1, 1, "running"));

        assertThat(broken()).contains(Invariant.I7);
    }

    @Test
    void aTurnThatSaysItIsDoneAndSaidNothingHasNoAnswer() {
        asked();
        turns.add(new Turn(TURN, TALK, 1, 1, "done"));

        assertThat(broken()).contains(Invariant.I7);
    }

    @Test
    void aCancelledTurnWithoutAPersonHasNoAnswer() {
        asked();
        turns.add(new Turn(TURN, TALK, 1, 1, "cancelled"));

        assertThat(broken()).contains(Invariant.I7);
    }

    @Test
    void aTurnThatEndsWithAPersonIsAnswered() {
        asked();
        turns.add(new Turn(TURN, TALK, 1, 1, "cancelled"));
        rows.add(owner(2, "agent"));

        assertThat(check().violations()).isEmpty();
    }

    @Test
    void twoAnswersOfOneTurnAreOneTooMany() {
        asked();
        answered();
        rows.add(row(3, "message", "assistant", null, TURN, "", "You can return it."));

        assertThat(broken()).containsExactly(Invariant.I7);
        assertThat(check().board().whole().figures()).containsEntry("turns_with_two_answers", 1);
    }

    @Test
    void twoTurnsThatAnswerTheSameAreOneTooMany() {
        asked();
        answered();
        turns.add(new Turn(NEXT_TURN, TALK, 1, 1, "done"));
        rows.add(row(3, "message", "assistant", null, NEXT_TURN, "", "Yes, you can."));

        assertThat(broken()).containsExactly(Invariant.I7);
    }

    @Test
    void aTimerThatFiresTwiceOrNeverIsNamed() {
        waiting();
        rows.add(row(2, "message", "system", ONE, null, "", "Are you still there?"));
        rows.add(row(3, "message", "system", ONE, null, "", "Are you still there?"));
        entries.add(new History.Due(tick(), TALK, ONE));
        entries.add(new History.Due(tick(), TALK, TWO));

        assertThat(broken()).containsExactly(Invariant.I8, Invariant.I8);
    }

    @Test
    void aReadThatBeganAfterAnAckMustHaveIt() {
        waiting();
        invoke(PHONE, ONE);
        said(2, ONE);
        entries.add(new History.ReadBegun(tick(), 1, "node1", TALK));
        ack(ONE, 2);
        entries.add(new History.ReadBegun(tick(), 2, "node2", TALK));
        entries.add(new History.ReadDone(tick(), 1, 1));
        assertThat(check().violations()).isEmpty();

        entries.add(new History.ReadDone(tick(), 2, 1));

        assertThat(broken()).containsExactly(Invariant.I9);
    }

    @Test
    void textThatGetsShorterOrOtherIsNamed() {
        shown(1, "You can return");
        shown(1, "You can");
        shown(1, "You may always");
        shown(2, "You may");

        assertThat(broken()).containsExactly(Invariant.I10, Invariant.I10, Invariant.I10);
    }

    @Test
    void aNewAttemptMayReplaceTextByAsMuch() {
        shown(1, "You can return");
        shown(2, "Within 30 days");

        assertThat(check().violations()).isEmpty();
    }

    @Test
    void anAnswerAfterAPersonTookOverIsNamed() {
        asked();
        turns.add(new Turn(TURN, TALK, 1, 1, "done"));
        rows.add(owner(2, "agent"));
        rows.add(row(3, "message", "assistant", null, TURN, "", "You can return it."));

        assertThat(broken()).containsExactly(Invariant.I11);
        assertThat(check().board().whole().figures()).containsEntry("bot_after_human", 1);
    }

    @Test
    void anErrorBeforeTheGraceIsOverOrForGoodIsNamed() {
        entries.add(new History.Refused(tick(), TALK, ONE, "READ_ONLY", false));
        entries.add(error(5 * SECOND, false));
        assertThat(check().violations()).isEmpty();

        entries.add(error(SECOND, false));
        entries.add(error(60 * SECOND, true));
        entries.add(new History.Refused(tick(), TALK, ONE, "EXPIRED", true));

        assertThat(broken()).containsOnly(Invariant.I12).hasSize(3);
    }

    @Test
    void harmIsCountedForTheFaultAtWork() {
        waiting();
        entries.add(new History.Injected(tick(), "F1", 1));
        invoke(PHONE, ONE);
        ack(ONE, 9);
        entries.add(new History.Away(tick(), PHONE, now - 2 * SECOND));
        entries.add(new History.Back(tick(), PHONE));
        entries.add(new History.Healed(tick(), "F1", 1));
        now += 60 * SECOND;
        entries.add(new History.Injected(tick(), "F6", 2));
        invoke(PHONE, TWO);
        said(2, TWO);
        ack(TWO, 2);
        entries.add(new History.Healed(tick(), "F6", 2));

        Scoreboard board = check().board();

        assertThat(board.of("F1").figures())
                .containsEntry("injections", 1)
                .containsEntry("sent", 1)
                .containsEntry("lost", 1)
                .containsEntry("resumes", 1);
        assertThat(board.of("F6").figures())
                .containsEntry("injections", 1)
                .containsEntry("sent", 1)
                .containsEntry("acked", 1)
                .containsEntry("lost", 0)
                .containsEntry("resume_ms_p99", null);
        assertThat(board.whole().figures())
                .containsEntry("injections", 2)
                .containsEntry("sent", 2)
                .containsEntry("lost", 1);
    }

    private Checker.Verdict check() {
        return Checker.check(History.of(entries.toArray(Entry[]::new)), new Truth(rows, turns));
    }

    private List<Invariant> broken() {
        return check().violations().stream().map(Violation::invariant).toList();
    }

    private void asked() {
        invoke(PHONE, ONE);
        said(1, ONE);
        ack(ONE, 1);
    }

    private void answered() {
        turns.add(new Turn(TURN, TALK, 1, 1, "done"));
        rows.add(row(2, "message", "assistant", null, TURN, "", "You can return it."));
    }

    /// The customer has asked for a person: what follows is nobody's duty to answer.
    private void waiting() {
        rows.add(owner(1, "queue"));
    }

    private void invoke(UUID device, UUID message) {
        entries.add(new History.Invoked(tick(), device, TALK, message, textOf(message)));
    }

    private void ack(UUID message, long seq) {
        entries.add(new History.Acked(tick(), TALK, message, seq));
    }

    private void said(long seq, UUID message) {
        rows.add(row(seq, "message", "visitor", message, null, "", textOf(message)));
    }

    private void seen(String reader, long... seqs) {
        for (long seq : seqs) {
            Row row = rows.stream().filter(it -> it.seq() == seq).findFirst().orElseThrow();
            entries.add(new History.Seen(tick(), reader, TALK, seq, row.content()));
        }
    }

    private void shown(int attempt, String text) {
        entries.add(new History.Shown(tick(), "laptop", TALK, TURN, attempt, text));
    }

    private History.ErrorShown error(long waited, boolean forGood) {
        now += waited;
        return new History.ErrorShown(now, PHONE, now - waited, "not sent", forGood);
    }

    private long tick() {
        return ++now;
    }

    private static String textOf(UUID message) {
        return "text of " + message;
    }

    private static Row owner(long seq, String owner) {
        return row(seq, "owner", "agent", null, null, owner, "");
    }

    private static Row row(
            long seq,
            String type,
            String author,
            @Nullable UUID message,
            @Nullable UUID turn,
            String owner,
            String text) {
        return new Row(TALK, seq, type, author, message, turn, owner, text);
    }

    private static UUID id(long number) {
        return new UUID(7, number);
    }
}
