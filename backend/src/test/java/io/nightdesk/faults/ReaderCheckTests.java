package io.nightdesk.faults;

import static io.nightdesk.faults.Story.ONE;
import static io.nightdesk.faults.Story.TALK;
import static io.nightdesk.faults.Story.row;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What readers were shown: what breaks it, and what does not.
class ReaderCheckTests {

    private final Story story = new Story();

    @Test
    void aReaderThatSkipsAnEventHasAHole() {
        story.asked();
        story.answered();
        story.seen("laptop", 2);

        assertThat(story.broken()).containsExactly(Invariant.I5);
    }

    @Test
    void aReaderThatGetsAnEventAgainHasADuplicate() {
        story.asked();
        story.answered();
        story.seen("laptop", 1, 2, 2);

        assertThat(story.broken()).containsExactly(Invariant.I5);
    }

    @Test
    void aReaderThatSaidFromWhereItGoesOnMayReadAgain() {
        story.asked();
        story.answered();
        story.seen("laptop", 1);
        story.entries.add(new History.Resumed(story.tick(), "laptop", TALK, 0));
        story.seen("laptop", 1, 2);

        assertThat(story.check().violations()).isEmpty();
    }

    @Test
    void aReaderThatGoesOnAfterWhatItNeverHadHasAHole() {
        story.asked();
        story.answered();
        story.entries.add(new History.Resumed(story.tick(), "laptop", TALK, 1));
        story.seen("laptop", 2);

        assertThat(story.broken()).containsExactly(Invariant.I5);
    }

    @Test
    void aReaderThatNeverGetsTheLastEventHasAHole() {
        story.asked();
        story.answered();
        story.seen("laptop", 1);

        assertThat(story.broken()).containsExactly(Invariant.I5);
    }

    @Test
    void aReaderThatLeftNeedsNotHaveEverything() {
        story.asked();
        story.answered();
        story.seen("laptop", 1);
        story.entries.add(new History.Left(story.tick(), "laptop"));

        assertThat(story.check().violations()).isEmpty();
    }

    @Test
    void aReaderThatSeesWhatIsNotThereSawALie() {
        story.asked();
        story.answered();
        story.entries.add(
                new History.Seen(
                        story.tick(),
                        "laptop",
                        TALK,
                        1,
                        History.content("message", ONE, null, "else")));
        story.seen("laptop", 2);

        assertThat(story.broken()).containsExactly(Invariant.I5);
    }

    @Test
    void aVisitorSeesThatThereIsANoteAndNotWhatItSays() {
        story.waiting();
        story.rows.add(row(2, "note", "agent", ONE, null, "", "a nice one"));
        story.seen("agent", 1, 2);
        story.seen("visitor", 1);
        story.entries.add(new History.Seen(story.tick(), "visitor", TALK, 2, Truth.HIDDEN));

        assertThat(story.check().violations()).isEmpty();
    }

    @Test
    void textThatGetsShorterOrOtherIsNamed() {
        story.shown(1, "You can return");
        story.shown(1, "You can");
        story.shown(1, "You may always");
        story.shown(2, "You may");

        assertThat(story.broken()).containsExactly(Invariant.I10, Invariant.I10, Invariant.I10);
    }

    @Test
    void aNewAttemptMayReplaceTextByAsMuch() {
        story.shown(1, "You can return");
        story.shown(2, "Within 30 days");

        assertThat(story.check().violations()).isEmpty();
    }
}
