package io.nightdesk.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentenceBufferTests {

    @Test
    void aSentenceIsWholeOnceSomethingElseFollows() {
        assertThat(cut("You have 30 days. [1] Print the label. "))
                .containsExactly("You have 30 days. [1] ", "Print the label. ");
    }

    @Test
    void aLineEndsWhatStandsInIt() {
        assertThat(cut("Steps:\n1. Open it\n2. Close it"))
                .containsExactly("Steps:\n", "1. Open it\n", "2. Close it");
    }

    @Test
    void aShortFormEndsNothing() {
        assertThat(cut("Ask e.g. Anna. Done.")).containsExactly("Ask e.g. Anna. ", "Done.");
    }

    @Test
    void aDecimalPointEndsNothing() {
        assertThat(cut("It costs 3.90 euros. Yes."))
                .containsExactly("It costs 3.90 euros. ", "Yes.");
    }

    @Test
    void aGermanDateEndsNothing() {
        assertThat(cut("Die Frist endet am 31. Dezember. [1] Danach nicht."))
                .containsExactly("Die Frist endet am 31. Dezember. [1] ", "Danach nicht.");
    }

    @Test
    void aSentenceInJapaneseEndsWithoutABlank() {
        assertThat(cut("返品できます。[1]三日で届きます。")).containsExactly("返品できます。[1]", "三日で届きます。");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "One. Two! Three? [1][2] Four.",
                "a\n\n- b\n- c [1]\n",
                "",
                "no end",
                "  . ? [[no_answer]]"
            })
    void nothingIsLostHoweverItComes(String text) {
        SentenceBuffer buffer = new SentenceBuffer();
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            buffer.accept(text.substring(i, i + 1)).forEach(all::append);
        }

        assertThat(all.append(buffer.finish())).hasToString(text);
    }

    private static List<String> cut(String text) {
        SentenceBuffer buffer = new SentenceBuffer();
        List<String> pieces = new ArrayList<>(buffer.accept(text));
        String rest = buffer.finish();
        if (!rest.isEmpty()) {
            pieces.add(rest);
        }
        return pieces;
    }
}
