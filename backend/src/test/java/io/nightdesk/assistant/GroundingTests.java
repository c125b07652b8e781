package io.nightdesk.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroundingTests {

    private static final Grounding GIVEN =
            new Grounding(
                    List.of(
                            "You can return boots within 30 days. Delivery costs €3.90, free from €1,000.",
                            "We are open from 8:00 to 20:00. Write to help@shop.example or see "
                                    + "https://shop.example/contact. Two colleagues answer."),
                    "my order is AO-12345, I paid €55 and was promised 60% off");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "You have 30 days.",
                "You have 30 days [1].",
                "Sie zahlen 3,90 € und ab 1.000 € nichts.",
                "Free from 1000 euros.",
                "Order 12345 is on its way.",
                "Delivery is €3.90.",
                "We open at 8:00.",
                "Write to help@shop.example.",
                "See https://shop.example/contact/.",
                "There are 2 of them.",
                "1. Open the page.",
                "No figures at all."
            })
    void whatWasGivenMayBeSaid(String sentence) {
        assertThat(GIVEN.holds(sentence, List.of(1))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "You have 90 days.",
                "You get 60% off.",
                "You get €55 back.",
                "It costs €3.95.",
                "We open at 9:00.",
                "Write to help@evil.example.",
                "See https://evil.example/contact.",
                "See https://shop.example/contact/free-money.",
                "Order 54321 is on its way."
            })
    void whatWasNotGivenMayNot(String sentence) {
        assertThat(GIVEN.holds(sentence, List.of(1))).isFalse();
    }

    @Test
    void hostileTextIsReadInNoTime() {
        String dots = "a.".repeat(20_000) + " 1." + "0".repeat(20_000) + "1";

        assertThat(new Grounding(List.of(dots, dots), dots).holds(dots, List.of())).isTrue();
    }

    @Test
    void aFigureMustStandInThePassageThatIsCited() {
        assertThat(GIVEN.holds("You have 30 days [1].", List.of(1))).isTrue();
        assertThat(GIVEN.holds("You have 30 days [1].", List.of(2))).isFalse();
        assertThat(GIVEN.holds("30 days, until 20:00 [1][2].", List.of(2, 1))).isTrue();
    }
}
