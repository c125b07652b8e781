package io.nightdesk.faults;

import static io.nightdesk.faults.Story.ONE;
import static io.nightdesk.faults.Story.PHONE;
import static io.nightdesk.faults.Story.SECOND;
import static io.nightdesk.faults.Story.TALK;
import static io.nightdesk.faults.Story.TWO;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// A history that is right, and for which fault harm is counted.
class CheckerTests {

    private final Story story = new Story();

    @Test
    void aQuestionThatIsAnsweredAndReadBreaksNothing() {
        story.asked();
        story.answered();
        story.seen("laptop", 1, 2);
        story.entries.add(new History.ReadBegun(story.tick(), 1, "node1", TALK));
        story.entries.add(new History.ReadDone(story.tick(), 1, 2));
        story.shown(1, "You can ");
        story.shown(1, "You can return it.");

        Checker.Verdict verdict = story.check();

        assertThat(verdict.violations()).isEmpty();
        assertThat(verdict.board().whole().figures())
                .containsEntry("sent", 1)
                .containsEntry("acked", 1)
                .containsEntry("lost", 0);
    }

    @Test
    void harmIsCountedForTheFaultAtWork() {
        story.waiting();
        story.entries.add(new History.Injected(story.tick(), "F1", 1));
        story.invoke(PHONE, ONE);
        story.ack(ONE, 9);
        story.entries.add(new History.Away(story.tick(), PHONE, story.now - 2 * SECOND));
        story.entries.add(new History.Back(story.tick(), PHONE));
        story.entries.add(new History.Healed(story.tick(), "F1", 1));
        story.now += 60 * SECOND;
        story.entries.add(new History.Injected(story.tick(), "F6", 2));
        story.invoke(PHONE, TWO);
        story.said(2, TWO);
        story.ack(TWO, 2);
        story.entries.add(new History.Healed(story.tick(), "F6", 2));

        Scoreboard board = story.check().board();

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
}
