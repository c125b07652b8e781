package io.nightdesk.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagesTests {

    private static final String ENGLISH =
            "You can send the boots back within 30 days if they are not worn, and we pay for it.";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Wie lange kann ich die Stiefel zurückgeben?",
                "Combien de jours ai-je pour vous retourner mes bottes ?",
                "¿Cuánto tiempo tengo para devolver las botas que no me quedan?",
                "Как долго я могу вернуть ботинки?",
                "返品の手順を教えてください。"
            })
    void anAnswerInAnotherLanguageThanTheQuestionIsToldApart(String question) {
        assertThat(Languages.differ(question, ENGLISH)).isTrue();
        assertThat(Languages.differ(question, question)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Where is my order and when will it be here?",
                "Stiefel?",
                "Hallo, where is my order? Ich warte schon so lange. Merci de me répondre, gracias, grazie!",
                "AO-12345"
            })
    void whatIsNotPlainIsNoOtherLanguage(String question) {
        assertThat(Languages.differ(question, ENGLISH)).isFalse();
    }
}
