package io.nightdesk.knowledge.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageGuessTests {

    @ParameterizedTest
    @CsvSource({
        "where is my parcel, de, en",
        "wo bleibt mein paket, en, de",
        "und in die schweiz?, en, de",
        "Skarv 2, de, de",
        "Skarv 2, en, en",
        "hab keinen drucker und wie mach ich das, en, de",
        "was it sent, en, en",
        "warranty, de, de",
        "où est mon colis, en, fr",
        "bagage, en, en",
        "返品できますか, en, ja",
        "如何退货, en, zh",
        "환불 되나요, de, ko",
        "где моя посылка, uk, uk",
    })
    void theTextsOwnLanguageWinsIfItIsPlain(String text, String visitor, String guess) {
        assertThat(LanguageGuess.of(text, List.of("en", "de"), visitor)).isEqualTo(guess);
    }
}
