package io.nightdesk.faults;

import static io.nightdesk.faults.Story.SECOND;
import static io.nightdesk.faults.Story.TALK;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What agents were shown of those who wait: what breaks it, and what does not.
class InboxCheckTests {

    private static final long LATE = InboxCheck.LIMIT.toSeconds() + 1;

    private final Story story = new Story();

    @Test
    void whoIsShownSoonIsShownInTime() {
        watches(true);
        waits();
        listed(LATE / 2, 1);

        assertThat(story.check().violations()).isEmpty();
    }

    @Test
    void whoIsNeverShownIsNamedThoughHintsGotLost() {
        watches(true);
        waits();
        during("F8", 4 * LATE);

        assertThat(story.broken()).containsExactly(Invariant.I5);
        assertThat(story.check().board().whole().figures()).containsEntry("gaps", 1);
    }

    @Test
    void whoIsShownLateIsNamed() {
        watches(true);
        waits();
        listed(LATE, 1);

        assertThat(story.broken()).containsExactly(Invariant.I5);
    }

    @Test
    void whoIsShownAsBeforeIsNotShown() {
        watches(true);
        listed(1, 0);
        waits();
        listed(LATE, 1);

        assertThat(story.broken()).containsExactly(Invariant.I5);
    }

    @Test
    void whoWasShownBeforeAnyReaderKnewIsShownInTime() {
        watches(true);
        listed(1, 1);
        waits();
        watches(4 * LATE, false);

        assertThat(story.check().violations()).isEmpty();
    }

    @Test
    void aNodeThatHangsExplainsItAndNothingElseForLonger() {
        watches(true);
        waits();
        during("F3", 2 * LATE);
        listed(LATE / 2, 1);
        assertThat(story.check().violations()).isEmpty();

        story.rows.add(Story.owner(2, "queue"));
        story.seen("phone", 2);
        during("F3", 2 * LATE);
        listed(2 * LATE, 2);

        assertThat(story.broken()).containsExactly(Invariant.I5);
    }

    @Test
    void whoWasNotConnectedOrLeftIsOwedNothing() {
        waits();
        watches(true);
        story.rows.add(Story.owner(2, "queue"));
        story.seen("phone", 2);
        watches(LATE / 2, false);
        watches(4 * LATE, true);

        assertThat(story.check().violations()).isEmpty();
    }

    private void waits() {
        story.waiting();
        story.seen("phone", 1);
    }

    private void watches(boolean now) {
        watches(0, now);
    }

    private void watches(long seconds, boolean now) {
        story.entries.add(new History.Watches(after(seconds), "agent", now));
    }

    private void listed(long seconds, long version) {
        story.entries.add(new History.Listed(after(seconds), "agent", TALK, version));
    }

    private void during(String fault, long seconds) {
        story.entries.add(new History.Injected(story.tick(), fault, 1));
        story.entries.add(new History.Healed(after(seconds), fault, 1));
    }

    private long after(long seconds) {
        story.now += seconds * SECOND;
        return story.tick();
    }
}
