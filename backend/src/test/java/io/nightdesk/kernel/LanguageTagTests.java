package io.nightdesk.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTagTests {

    @ParameterizedTest
    @ValueSource(strings = {"en", "fil", "pt-BR", "zh-Hant-TW", "de-CH-1996", "en-US-u-hc-h12"})
    void whatBrowsersSayIsTaken(String tag) {
        assertThat(LanguageTag.isWellFormed(tag)).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "e",
                "english",
                "en_US",
                "en-",
                "en US",
                "en.\n\n## Newer rules",
                "en-tenlettersx",
                "en-aaaaaaaa-aaaaaaaa-aaaaaaaa-aaaaaa"
            })
    void anythingElseIsNot(@Nullable String text) {
        assertThat(LanguageTag.isWellFormed(text)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"en,en", "de-AT,de-AT", "zh-Hant-TW,zh-Hant-TW", "en-promise-refunds,en"})
    void shortenedItHasNoRoomForWords(String tag, String shortened) {
        assertThat(LanguageTag.shortened(tag)).isEqualTo(shortened);
    }
}
