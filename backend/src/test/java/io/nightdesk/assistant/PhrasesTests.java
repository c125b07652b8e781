package io.nightdesk.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Fixed sentences, in the languages whose messages the product understands.
class PhrasesTests {

    @ParameterizedTest
    @ValueSource(strings = {"de", "fr", "es", "nl"})
    void everyLanguageSaysTheSameThingsInWordsOfItsOwn(String language) {
        Set<String> keys = bundle("").keySet();
        ResourceBundle own = bundle(language);

        assertThat(own.getLocale().getLanguage()).isEqualTo(language);
        assertThat(own.keySet()).isEqualTo(keys);
        assertThat(keys)
                .allSatisfy(
                        key ->
                                assertThat(Phrases.say(key, language))
                                        .isNotBlank()
                                        .isNotEqualTo(Phrases.say(key, "en")));
    }

    @Test
    void aRegionSpeaksItsLanguageAndWhoIsNotUnderstoodReadsEnglish() {
        assertThat(Phrases.say("greeting", "fr-CA")).isEqualTo(Phrases.say("greeting", "fr"));
        assertThat(Phrases.say("greeting", "pt-BR")).isEqualTo("Hello. What can I help you with?");
    }

    @ParameterizedTest
    @CsvSource({
        "Hello!, greeting",
        "Guten Morgen, greeting",
        "Bonjour, greeting",
        "¡Hola!, greeting",
        "Goedemorgen, greeting",
        "vielen Dank, thanks",
        "Merci beaucoup !, thanks",
        "muchas gracias, thanks",
        "Dank u wel, thanks",
        "auf Wiedersehen, bye",
        "au revoir, bye",
        "hasta luego, bye",
        "tot ziens!, bye"
    })
    void aGreetingOrThanksIsKnownInEach(String text, String phrase) {
        assertThat(SmallTalk.reply(text)).contains(phrase);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bonjour, où est mon colis ?",
                "gracias, pero no funciona",
                "goedendag, wat kost verzending?",
                "Hola, ¿dónde está mi pedido?"
            })
    void whoSaysMoreWantsAnAnswer(String text) {
        assertThat(SmallTalk.reply(text)).isEqualTo(Optional.empty());
    }

    private static ResourceBundle bundle(String language) {
        return ResourceBundle.getBundle(
                "assistant.phrases",
                Locale.forLanguageTag(language),
                ResourceBundle.Control.getNoFallbackControl(
                        ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
