package io.nightdesk.faults;

import static io.nightdesk.faults.Story.ONE;
import static io.nightdesk.faults.Story.PHONE;
import static io.nightdesk.faults.Story.SECOND;
import static io.nightdesk.faults.Story.TALK;
import static org.assertj.core.api.Assertions.assertThat;

import io.nightdesk.faults.Strip.Trouble;
import org.junit.jupiter.api.Test;

/// What customers were told: what breaks I12, and what does not.
class ErrorCheckTests {

    private final Story story = new Story();

    @Test
    void anErrorThatLastedForTheGraceAndThatAFaultExplainsIsRight() {
        during("F10");
        show(Trouble.UNCONNECTED, 5);
        show(Trouble.READ_ONLY, 5);
        gone(Trouble.READ_ONLY);
        story.entries.add(new History.Refused(story.tick(), TALK, ONE, "READ_ONLY", false));

        assertThat(story.check().violations()).isEmpty();
        assertThat(story.check().board().whole().figures()).containsEntry("errors_shown", 2);
    }

    @Test
    void anErrorBeforeTheGraceIsOverIsNamed() {
        during("F10");
        show(Trouble.UNCONNECTED, 3);

        assertThat(story.broken()).containsExactly(Invariant.I12);
    }

    @Test
    void anErrorForGoodIsNamedWheneverItComes() {
        during("F10");
        story.entries.add(story.error(60 * SECOND, "closed 4503", true));
        story.entries.add(new History.Refused(story.tick(), TALK, ONE, "EXPIRED", true));

        assertThat(story.broken()).containsOnly(Invariant.I12).hasSize(2);
    }

    @Test
    void anErrorWhileNothingIsWrongIsNamed() {
        show(Trouble.UNCONNECTED, 5);

        assertThat(story.broken()).containsExactly(Invariant.I12);
    }

    @Test
    void anErrorDuringAnUpgradeOrWithoutRedisOrModelsIsNamed() {
        for (String unnoticed : new String[] {"F1", "F4", "F6", "F25"}) {
            story.now += 60 * SECOND;
            during(unnoticed);
            show(Trouble.UNCONNECTED, 5);
        }

        assertThat(story.broken()).containsOnly(Invariant.I12).hasSize(4);
    }

    @Test
    void aCutNetworkExplainsALostConnectionAndNotThatNothingCanBeWritten() {
        during("F15");
        show(Trouble.UNCONNECTED, 5);
        assertThat(story.check().violations()).isEmpty();

        show(Trouble.READ_ONLY, 5);
        gone(Trouble.READ_ONLY);

        assertThat(story.broken()).containsExactly(Invariant.I12);
    }

    @Test
    void whoLostAnEarlierConnectionToAFaultMayBeLongInComingBack() {
        during("F15");
        story.now += 12 * SECOND;
        show(Trouble.UNCONNECTED, 5);
        assertThat(story.check().violations()).isEmpty();

        story.now += 60 * SECOND;
        show(Trouble.UNCONNECTED, 5);

        assertThat(story.broken()).containsExactly(Invariant.I12);
    }

    @Test
    void whoIsToldToTheEndThatNothingCanBeWrittenIsNamed() {
        during("F10");
        show(Trouble.READ_ONLY, 5);

        assertThat(story.broken()).containsExactly(Invariant.I12);
    }

    private void during(String fault) {
        story.entries.add(new History.Injected(story.tick(), fault, 1));
        story.entries.add(new History.Healed(story.now + SECOND, fault, 1));
    }

    private void show(Trouble trouble, long seconds) {
        story.entries.add(story.error(seconds * SECOND, trouble.name(), false));
    }

    private void gone(Trouble trouble) {
        story.entries.add(new History.ErrorGone(story.tick(), PHONE, trouble.name()));
    }
}
