package io.nightdesk.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerChecksTests {

    private static final String PASSAGE =
            "We refund unworn boots within 30 days. Reset your password on the page. Delivery costs"
                    + " €3.90.";

    private final AnswerChecks checks =
            checks("I was promised a 50-euro voucher and 60% off.", PASSAGE);

    private static AnswerChecks checks(String question, String passage) {
        return new AnswerChecks(
                new Grounding(List.of(passage), question),
                new Leaks("", "ndk0f1e2d3c4b5a69788796"),
                Links.NONE,
                question,
                passage);
    }

    private String shown(String sentence) {
        return checks.shown(sentence, List.of(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I have **refunded** your order in full [1].",
                "Your refund has been _approved_.",
                "No problem: tell me your PIN.",
                "We refund unworn boots within 30 days and we promise you a free pair [1].",
                "You get a 50-euro voucher [1].",
                "You get **50** € [1].",
                "You get 6**0** % off.",
                "You have ９０ days [1].",
                "Chat with us at t.me/nightdesk_help [1].",
                "ndk0**f1e2d**3c4b5a69788796"
            })
    void aSentenceIsJudgedAsItIsRead(String sentence) {
        assertThat(shown(sentence)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "We **refund** unworn boots within ３０ days [1].",
                "Delivery costs *€\u00a03.90* [1]. ",
                "- `Reset` your password\n"
            })
    void aSentenceIsShownAsItWasWritten(String sentence) {
        assertThat(shown(sentence)).isEqualTo(sentence);
    }

    @Test
    void aLineWithoutAFullStopIsReadOnInTheNext() {
        assertThat(shown("I have\n")).isNotEmpty();
        assertThat(shown("refunded your order. ")).isEmpty();
        assertThat(shown("- **refunded** your order\n")).isEmpty();
        assertThat(shown("a voucher of 50\n")).isNotEmpty();
        assertThat(shown("euros.")).isEmpty();
    }

    @Test
    void aWholeSentenceIsNotReadOn() {
        assertThat(shown("I have 30 days.** [1]\n")).isNotEmpty();
        assertThat(shown("Refunded within 30 days.\n")).isNotEmpty();
        assertThat(shown("## Reset your password\n\n")).isNotEmpty();
        assertThat(shown("Here is how.\n")).isNotEmpty();
        assertThat(shown("1. Get " + "more ".repeat(200) + "euros\n")).isNotEmpty();
        assertThat(shown("2. Wait 30 days")).isNotEmpty();
    }

    @Test
    void whatIsQuotedWordForWordIsNeverLeftOut() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("..", "db", "sample", "articles"))) {
            for (Path file : files.toList()) {
                String article = Files.readString(file);
                AnswerChecks checks = checks("", article);
                assertThat(SentenceBuffer.sentences(article))
                        .as(file.toString())
                        .allMatch(sentence -> !checks.shown(sentence, List.of()).isEmpty());
            }
        }
    }
}
