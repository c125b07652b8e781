package io.nightdesk.intent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "l'acompte | Où est l’acompte ?",
                "l’acompte | où est L'ACOMPTE ?",
                "geht’s nicht | so geht`s nicht",
                "Rückgabe | Eine Ru\u0308ckgabe, bitte",
                "Ru\u0308ckgabe | eine rückgabe",
                "bulk order | a bulk\u00a0\u202forder",
                "c++ (old) | My C++ (old) code"
            })
    void howItIsTypedMakesNoDifference(String words, String message) {
        assertThat(Wording.of(List.of("another", words)).isIn(message)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"order | my orders", "order | reorder", "24 | 2400", "a.c | abc"})
    void onlyWholeWordsCount(String words, String message) {
        assertThat(Wording.of(List.of(words)).isIn(message)).isFalse();
    }

    @Test
    void noWordsAreInNoMessage() {
        assertThat(Wording.of(List.of()).isIn("anything")).isFalse();
    }
}
