package io.nightdesk.knowledge;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AnswerLanguageTests {

    private static final Map<String, String> QUESTIONS =
            Map.of(
                    "en", "How long is the warranty on the boots?",
                    "de", "Wie lange habe ich Garantie auf die Stiefel?",
                    "fr", "Combien de temps dure la garantie de mes bottes ?",
                    "es", "¿Cuánto tiempo dura la garantía de las botas?",
                    "nl", "Hoe lang heb ik garantie op de laarzen?");

    private static final Map<String, String> ANSWERS =
            Map.of(
                    "en", "Yes, for 3 years.",
                    "de", "Ja, für 3 Jahre.",
                    "fr", "Oui, pendant 3 ans.",
                    "es", "Sí, por 3 años.",
                    "nl", "Ja, dat is 3 jaar.");

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr", "es", "nl"})
    void aShortAnswerIsForeignInEveryLanguageButThatOfItsQuestion(String asked) {
        var language = asked(asked, "");

        ANSWERS.forEach(
                (said, answer) ->
                        assertThat(language.isForeign(answer))
                                .as(answer)
                                .isEqualTo(!said.equals(asked)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | 30 days.",
                "en | 3 years.",
                "en | Yes.",
                "en | Nordvik Skarv 2.",
                "en | La Sportiva, El Cap, Los Angeles: 3 years.",
                "de | 30 Tage.",
                "de | Nein, leider nicht.",
                "de | AO-12345, DHL Express.",
                "fr | 30 jours.",
                "fr | Non, désolé.",
                "es | 30 días.",
                "es | No, lo siento.",
                "nl | 30 dagen.",
                "nl | Nee, helaas niet.",
                // One word alone tells nothing.
                "en | 30 Tage.",
                "en | Oui."
            })
    void whatIsRightOrTellsNothingIsNotForeign(String asked, String answer) {
        assertThat(asked(asked, "").isForeign(answer)).isFalse();
    }

    @Test
    void whatAPassageOrTheQuestionSaysMayBeSaidBackInItsLanguage() {
        String passage = "You have 30 days to send the boots back.";
        String question = "Wie lange habe ich für \"The Winter is yours\"?";

        assertThat(asked("de", "").isForeign(passage)).isTrue();
        assertThat(asked("de", passage).isForeign("You have 30 days.")).isFalse();
        assertThat(new AnswerLanguage(question, "").isForeign("The Winter is yours: 3.")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "How long is the warranty on the boots? | はい、3年です。 | true",
                "Гарантия на ботинки? | Yes, for 3 years. | true",
                "Гарантия на ботинки? | 如何退货 | true",
                "Гарантия на ботинки? | Да, три года. | false",
                "Гарантия на ботинки? | Nordvik Skarv 2 | false",
                "Boots? | はい、3年です。 | false",
                "返品できますか | はい、3年です。 | false",
                "Boots? | Ja, für 3 Jahre. | false"
            })
    void aScriptTellsALanguageIfTheQuestionTellsItsOwn(
            String question, String answer, boolean foreign) {
        assertThat(new AnswerLanguage(question, "").isForeign(answer)).isEqualTo(foreign);
    }

    /// The written examples of messages, each as the answer to others.
    @Test
    void ofTheShippedMessagesNoneIsTakenForForeignInItsOwnLanguageAndMostAreInAnother()
            throws IOException {
        Map<String, List<String>> messages = messages();
        int told = 0;
        int others = 0;
        for (var asked : messages.entrySet()) {
            for (String question : everyTenth(asked.getValue())) {
                var language = new AnswerLanguage(question, "");
                for (var said : messages.entrySet()) {
                    List<String> foreign =
                            said.getValue().stream().filter(language::isForeign).toList();
                    if (said.getKey().equals(asked.getKey())) {
                        assertThat(foreign).as(question).isEmpty();
                    } else {
                        told += foreign.size();
                        others += said.getValue().size();
                    }
                }
            }
        }
        assertThat((double) told / others).isGreaterThan(0.5);
    }

    private static AnswerLanguage asked(String language, String passages) {
        return new AnswerLanguage(QUESTIONS.getOrDefault(language, ""), passages);
    }

    private static Map<String, List<String>> messages() throws IOException {
        var json = JsonMapper.builder().build();
        return new ClassPathResource("intent/seeds.jsonl")
                .getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .map(json::readTree)
                .collect(
                        groupingBy(
                                (JsonNode it) -> it.path("lang").asString(),
                                mapping((JsonNode it) -> it.path("text").asString(), toList())));
    }

    private static List<String> everyTenth(List<String> all) {
        return IntStream.range(0, all.size()).filter(i -> i % 10 == 0).mapToObj(all::get).toList();
    }
}
