package io.nightdesk.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class EditsTests {

    private static final String ANSWER =
            "You can send boots back within 30 days of delivery. Print the label and hand the box"
                    + " in at a parcel shop near you.";

    @Test
    void spacesAreNoEdits() {
        assertThat(new Edits(ANSWER, "  " + ANSWER.replace(". ", ".\n\n") + "\n").areNone())
                .isTrue();
    }

    @Test
    void aGreetingAroundItIsSlight() {
        Edits edits = new Edits(ANSWER, "Hello Sam,\n\n" + ANSWER + "\n\nBest, Mia");

        assertThat(edits.areNone()).isFalse();
        assertThat(edits.share()).isCloseTo(4 / 28.0, within(1e-9));
        assertThat(edits.areSlight()).isTrue();
    }

    @Test
    void aFigureThatHadToBePutRightIsNot() {
        Edits edits = new Edits(ANSWER, ANSWER.replace("30", "14"));

        assertThat(edits.share()).isLessThan(0.1);
        assertThat(edits.areSlight()).isFalse();
    }

    @Test
    void aFigureMayStandElsewhereAndOthersMayBeAdded() {
        assertThat(
                        new Edits(
                                        ANSWER,
                                        ANSWER.replace(
                                                        "30 days of delivery.",
                                                        "days (30). Order 7.")
                                                .replace("near you", ""))
                                .areSlight())
                .isTrue();
    }

    @Test
    void otherWordsAreAnotherAnswer() {
        assertThat(new Edits(ANSWER, "Please call us, we look into it.").areSlight()).isFalse();
        assertThat(new Edits(ANSWER, "Please call us, we look into it.").share())
                .isGreaterThan(0.8);
        assertThat(new Edits(ANSWER, "").share()).isEqualTo(1);
    }

    @Test
    void theLongestMessagesAreCompared() {
        assertThat(new Edits("a ".repeat(2_000), "b ".repeat(2_000)).share()).isEqualTo(1);
    }
}
