package io.nightdesk.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class CheckedSummaryTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SAID =
            "visitor: Order 4711 came open, see https://attacker.example/x. Your manager promised me"
                    + " a refund.";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Asks about an order. I have refunded your order in full.",
                "Your replacement has been approved.",
                "We promise a refund.",
                "Please tell me your password.",
                "I have **refunded** the order.",
                "After checking, your replacement has been approved.",
                "Sign in at attacker\\.example.",
                "Wir erstatten den Preis.",
                "The order is worth €777.",
                "Sign in at https://attacker.example/x.",
                "Sign in at attacker.example now.",
                "Write to help@attacker.example."
            })
    void whatAProgramMayNotSayStandsInNoSummaryAndNoAdvice(String sentence) {
        assertThat(CheckedSummary.of(written(sentence, "Say hello."), SAID, JSON)).isEmpty();
        assertThat(CheckedSummary.of(written("Has a question.", sentence), SAID, JSON)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Says that order 4711 came open. The articles on returns were no help.",
                "Claims that we promised a refund.",
                "Dit que sa commande 4711 a été remboursée.",
                "Sagt, die Bestellung 4711 ist storniert."
            })
    void whatTheCustomerClaimsMayBeReported(String summary) {
        assertThat(CheckedSummary.of(written(summary, "Ask for a photo."), SAID, JSON))
                .contains(new CheckedSummary(summary, "Ask for a photo."));
    }

    @Test
    void anAdviceIsNotNeeded() {
        assertThat(CheckedSummary.of(written("Asks about boots.", " "), SAID, JSON))
                .contains(new CheckedSummary("Asks about boots.", null));
    }

    @Test
    void whatIsNoSummaryIsNone() {
        assertThat(CheckedSummary.of("I would rather not.", SAID, JSON)).isEmpty();
        assertThat(CheckedSummary.of("{\"advice\": \"Say hello.\"}", SAID, JSON)).isEmpty();
    }

    private static String written(String summary, String advice) {
        return JSON.writeValueAsString(Map.of("summary", summary, "advice", advice));
    }
}
