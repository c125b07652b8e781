package io.nightdesk.faults;

import static io.nightdesk.faults.Story.LAPTOP;
import static io.nightdesk.faults.Story.ONE;
import static io.nightdesk.faults.Story.PHONE;
import static io.nightdesk.faults.Story.TALK;
import static io.nightdesk.faults.Story.TWO;
import static io.nightdesk.faults.Story.row;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What became of the messages: what breaks it, and what does not.
class MessageCheckTests {

    private final Story story = new Story();

    @Test
    void aMessageWithoutAnAckMayBeThereOrNot() {
        story.invoke(PHONE, ONE);
        story.invoke(PHONE, TWO);
        story.waiting();
        story.said(2, TWO);

        assertThat(story.check().violations()).isEmpty();
    }

    @Test
    void anAcknowledgedMessageThatIsNotThereIsLost() {
        story.invoke(PHONE, ONE);
        story.ack(ONE, 1);

        assertThat(story.broken()).containsExactly(Invariant.I1);
        assertThat(story.check().board().whole().figures()).containsEntry("lost", 1);
    }

    @Test
    void aMessageWithAnotherSeqThanItsAckIsLost() {
        story.invoke(PHONE, ONE);
        story.waiting();
        story.said(2, ONE);
        story.ack(ONE, 7);

        assertThat(story.broken()).containsExactly(Invariant.I1);
    }

    @Test
    void aMessageWithAnotherTextThanWasSentIsLost() {
        story.waiting();
        story.entries.add(new History.Invoked(story.tick(), PHONE, TALK, ONE, "what was sent"));
        story.rows.add(row(2, "message", "visitor", ONE, null, "", "what is there"));

        assertThat(story.broken()).containsExactly(Invariant.I1);
    }

    @Test
    void twoCopiesOfAMessageAreADuplicate() {
        story.waiting();
        story.invoke(PHONE, ONE);
        story.said(2, ONE);
        story.said(3, ONE);
        story.ack(ONE, 2);

        assertThat(story.broken()).containsExactly(Invariant.I2);
        assertThat(story.check().board().whole().figures()).containsEntry("duplicated", 1);
    }

    @Test
    void twoAcksWithDifferentSeqsAreADuplicate() {
        story.waiting();
        story.invoke(PHONE, ONE);
        story.said(2, ONE);
        story.ack(ONE, 2);
        story.ack(ONE, 3);

        assertThat(story.broken()).containsExactly(Invariant.I2);
    }

    @Test
    void aMissingSeqIsAHole() {
        story.waiting();
        story.invoke(PHONE, ONE);
        story.said(3, ONE);

        assertThat(story.broken()).containsExactly(Invariant.I3);
        assertThat(story.check().board().whole().figures()).containsEntry("gaps", 1);
    }

    @Test
    void twoMessagesOfADeviceTheWrongWayRoundAreReordered() {
        story.waiting();
        story.invoke(PHONE, ONE);
        story.invoke(PHONE, TWO);
        story.said(2, TWO);
        story.said(3, ONE);

        assertThat(story.broken()).containsExactly(Invariant.I4);
        assertThat(story.check().board().whole().figures()).containsEntry("reordered", 1);
    }

    @Test
    void whatWasSentAfterAnAckMustStandAfterIt() {
        story.waiting();
        story.invoke(PHONE, ONE);
        story.ack(ONE, 3);
        story.invoke(LAPTOP, TWO);
        story.said(2, TWO);
        story.said(3, ONE);

        assertThat(story.broken()).containsExactly(Invariant.I6);
    }

    @Test
    void twoDevicesAtOnceMayStandInEitherOrder() {
        story.waiting();
        story.invoke(PHONE, ONE);
        story.invoke(LAPTOP, TWO);
        story.said(2, TWO);
        story.said(3, ONE);
        story.ack(ONE, 3);
        story.ack(TWO, 2);

        assertThat(story.check().violations()).isEmpty();
    }

    @Test
    void aReadThatBeganAfterAnAckMustHaveIt() {
        story.waiting();
        story.invoke(PHONE, ONE);
        story.said(2, ONE);
        story.entries.add(new History.ReadBegun(story.tick(), 1, "node1", TALK));
        story.ack(ONE, 2);
        story.entries.add(new History.ReadBegun(story.tick(), 2, "node2", TALK));
        story.entries.add(new History.ReadDone(story.tick(), 1, 1));
        assertThat(story.check().violations()).isEmpty();

        story.entries.add(new History.ReadDone(story.tick(), 2, 1));

        assertThat(story.broken()).containsExactly(Invariant.I9);
    }
}
