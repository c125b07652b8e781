package io.nightdesk.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightdesk.confidence.Sufficiency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrefaceTests {

    private static final String SAYS =
            "{\"sufficiency\": \"partial\", \"missing\": \"the price\", \"confidence\": 140}";

    private final Preface preface = new Preface();

    @Test
    void theLineBeforeTheAnswerIsTakenOutHoweverItArrives() {
        String text = read("\n" + SAYS + "\n\nYou have 30 days.", 1);

        assertThat(text).isEqualTo("You have 30 days.");
        assertThat(preface.assessment())
                .contains(new Assessment(Sufficiency.PARTIAL, "the price", 100));
    }

    @Test
    void anAnswerMayFollowOnTheSameLine() {
        assertThat(read(SAYS + " You have 30 days.", 7)).isEqualTo("You have 30 days.");
    }

    @Test
    void aTextWithoutItIsLeftAsItIs() {
        assertThat(read("You have 30 days.\n{\"a\": 1}", 3))
                .isEqualTo("You have 30 days.\n{\"a\": 1}");
        assertThat(preface.assessment()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"sufficiency\": \"enough\"}\nYou have 30 days.",
                "{\"sufficiency\": \"full\", \"missing\": \"{\nYou have 30 days.",
                "{\"sufficiency\": full\nYou have 30 days."
            })
    void aBrokenOneIsNeverShown(String text) {
        assertThat(read(text, 4)).isEqualTo("You have 30 days.");
        assertThat(preface.assessment()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "```json\n%s\n```\nYou have 30 days.",
                "```\n%s\n```\n\nYou have 30 days.",
                "{\n  \"sufficiency\": \"partial\",\n  \"missing\": \"the price\",\n"
                        + "  \"confidence\": 140\n}\nYou have 30 days.",
                "You have 30 days.%s",
                "{ 'x' }%s"
            })
    void itIsTakenOutHoweverItIsDressed(String form) {
        for (int step : new int[] {1, 3, 50, 500}) {
            Preface preface = new Preface();
            String text = read(preface, form.replace("%s", SAYS), step);

            assertThat(text).isIn("You have 30 days.", "{ 'x' }");
            assertThat(preface.assessment())
                    .contains(new Assessment(Sufficiency.PARTIAL, "the price", 100));
        }
    }

    @Test
    void aBrokenOneInAFenceIsNeverShown() {
        String broken = "```json\n{\"sufficiency\": none\n```\nYou have 30 days.";

        assertThat(read(broken, 2)).isEqualTo("You have 30 days.");
        assertThat(preface.assessment()).isEmpty();
    }

    @Test
    void aSecondOneDoesNotCountButIsNotShownEither() {
        String text = read(SAYS + "\nYes.\n{\"sufficiency\": \"full\"}", 4);

        assertThat(text.strip()).isEqualTo("Yes.");
        assertThat(preface.assessment().map(Assessment::sufficiency)).contains(Sufficiency.PARTIAL);
    }

    @Test
    void codeInAnAnswerIsShown() {
        String code = "Run `nightdesk`:\n```sh\nexport A={b}\n```\nThat is {all}.";

        assertThat(read(code, 1)).isEqualTo(code);
    }

    @Test
    void anAnswerThatIsItselfJsonIsShown() {
        assertThat(read("{\"a\": 1}", 2)).isEqualTo("{\"a\": 1}");
    }

    @Test
    void itMayBeAllThereIs() {
        assertThat(read(SAYS, 5)).isEmpty();
        assertThat(preface.assessment().map(Assessment::missing))
                .isEqualTo(Optional.of("the price"));
    }

    private String read(String text, int step) {
        return read(preface, text, step);
    }

    private static String read(Preface preface, String text, int step) {
        StringBuilder answer = new StringBuilder();
        for (int i = 0; i < text.length(); i += step) {
            answer.append(preface.accept(text.substring(i, Math.min(text.length(), i + step))));
        }
        return String.join("", List.of(answer, preface.finish()));
    }
}
