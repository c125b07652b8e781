package io.nightdesk.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightdesk.conversation.Author;
import io.nightdesk.conversation.Event;
import io.nightdesk.conversation.Tenure;
import io.nightdesk.intent.Intents;
import io.nightdesk.llm.Embedder;
import io.nightdesk.llm.Embedders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HandoffRulesTests {

    private static final List<Embedder> EMBEDDERS = Embedders.local();
    private static final HandoffRules RULES =
            new HandoffRules(Intents.shipped(EMBEDDERS), EMBEDDERS);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "the camping stove caught fire and my brother is badly burned",
                "somebody stole my card and bought things here",
                "Mein Anwalt wird sich melden",
                "es riecht nach Gas seit ich den Kocher habe",
                "je vais porter plainte contre vous",
                "me quemé con el hornillo",
                "mijn rekening is gehackt",
                "i want to kill myself"
            })
    void dangerFraudAndTheLawGoToPeopleAtOnce(String text) {
        assertThat(rule(text)).contains(Rule.SENSITIVE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "can i please talk to a human",
                "Ich möchte mit einem Menschen sprechen",
                "je voudrais parler à une personne",
                "quiero hablar con una persona",
                "ik wil met een medewerker praten"
            })
    void aWishForAPersonIsGrantedInFiveLanguages(String text) {
        assertThat(rule(text)).contains(Rule.ASKS_FOR_PERSON);
    }

    @Test
    void oneRejectedAnswerIsNoReasonYet() {
        assertThat(rule("that doesn't help", "how do i return boots")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no that's not what i asked",
                "das hilft mir nicht",
                "ça n'aide pas",
                "no me sirve",
                "dat helpt niet"
            })
    void theSecondRejectedAnswerIs(String text) {
        assertThat(rule(text, "how do i return boots", "that doesn't help"))
                .contains(Rule.REJECTED_TWICE);
    }

    @Test
    void aQuestionBetweenTwoRejectedAnswersForgivesNothing() {
        String[] before = {
            "how do i return boots", "that doesn't help", "where do i get a return label"
        };

        assertThat(rule("still no help", before)).contains(Rule.REJECTED_TWICE);
    }

    @Test
    void aThumbDownRejectsAnAnswer() {
        String[] before = {"how do i return boots", "where do i get a return label"};
        Tenure one = new Tenure(0, Set.of(2L));
        Tenure both = new Tenure(0, Set.of(2L, 4L));

        assertThat(rule(one, "no help", before)).contains(Rule.REJECTED_TWICE);
        assertThat(rule(both, "where is the parcel shop", before)).contains(Rule.REJECTED_TWICE);
        assertThat(rule(one, "where is the parcel shop", before)).isEmpty();
        assertThat(rule(both, "thanks", before)).isEmpty();
    }

    @Test
    void anAnswerIsNotRejectedTwice() {
        assertThat(rule(new Tenure(0, Set.of(2L)), "no help", "how do i return boots")).isEmpty();
    }

    /// A person has been asked since.
    @Test
    void whatWasRejectedBeforeTheAssistantGotTheConversationBackIsForgiven() {
        String[] before = {"how do i return boots", "that doesn't help", "where is my parcel"};

        assertThat(rule(new Tenure(4, Set.of()), "no help", before)).isEmpty();
        assertThat(rule(new Tenure(3, Set.of()), "no help", before)).isEmpty();
        assertThat(rule(new Tenure(0, Set.of()), "no help", before)).contains(Rule.REJECTED_TWICE);
    }

    /// "Useless" rejects an answer, too.
    @Test
    void whoRejectsAnAnswerInAngerIsAngry() {
        assertThat(rule("This is the third time I write, you are useless, I have had enough!!!"))
                .contains(Rule.FRUSTRATED);
    }

    @Test
    void askingTheSameAThirdTimeIsGoingInCircles() {
        String[] before = {"where is my parcel", "Where is my parcel?"};

        assertThat(rule("so where is my parcel", before)).contains(Rule.GOING_IN_CIRCLES);
    }

    @Test
    void askingThreeThingsIsNot() {
        String[] before = {"where is my parcel", "what does express cost"};

        assertThat(rule("how do i return boots", before)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I used my card to pay but got no confirmation",
                "Ich habe mit meiner Karte bezahlt, wann kommt das Paket",
                "j'ai utilisé ma carte hier",
                "he usado mi tarjeta ayer",
                "ik heb mijn kaart gebruikt",
                "I didn't make the payment yet, can I still pay?",
                "Moet ik zelf aangifte doen bij de douane?"
            })
    void plainWordsAboutPayingAreNoDanger(String text) {
        assertThat(rule(text)).isNotEqualTo(Optional.of(Rule.SENSITIVE));
    }

    @Test
    void thingsThatDoNotWorkAreNoRejectedAnswers() {
        assertThat(rule("the zip does not work anymore", "my discount code doesn't work"))
                .isNotEqualTo(Optional.of(Rule.REJECTED_TWICE));
    }

    @Test
    void thankingThreeTimesIsNoCircle() {
        assertThat(rule("thanks!", "thanks", "Thanks")).isEmpty();
    }

    /// Rules cost a customer an answer when they are wrong.
    @Test
    void hardlyAnyQuestionOfTheSampleIsTakenForMore() throws IOException {
        JsonMapper json = new JsonMapper();
        List<String> taken = new ArrayList<>();
        int asked = 0;
        for (String line : Files.readAllLines(Path.of("../db/sample/questions.jsonl"))) {
            JsonNode question = json.readTree(line);
            if (!question.path("gold").isEmpty()) {
                asked++;
                rule(question.path("text").asString()).ifPresent(it -> taken.add(it + line));
            }
        }

        assertThat(taken).hasSizeLessThanOrEqualTo(asked / 33);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "My parcel is damaged. I want to talk to a human",
                "Mein Paket ist beschädigt, ich möchte mit einem Menschen sprechen",
                "a human please\nmy tent arrived with a hole in it"
            })
    void whoSaysWhyAPersonIsWantedWantsThat(String text) {
        assertThat(wanted(text, "how much is delivery to Hamburg?")).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I want to talk to a human, please",
                "Bitte, ich möchte mit einem Menschen sprechen!",
                "No, that's not what I asked. Get me a person.",
                "je voudrais parler à une personne, s'il vous plaît"
            })
    void whoOnlyWantsAPersonWantsWhatWasAskedBefore(String text) {
        assertThat(wanted(text, "how much is delivery to Hamburg?"))
                .isEqualTo("how much is delivery to Hamburg?");
    }

    private static String wanted(String text, String before) {
        Question question = new Question(text, exchange(before));
        HandoffRules.Ruling ruling = RULES.of(question, new Tenure(0, Set.of())).orElseThrow();
        return ruling.handOff(question, "en", RunningTurn.ShownDraft.NOTHING).note().goal();
    }

    private static Optional<Rule> rule(String text, String... before) {
        return rule(new Tenure(0, Set.of()), text, before);
    }

    private static Optional<Rule> rule(Tenure tenure, String text, String... before) {
        return RULES.of(new Question(text, exchange(before)), tenure)
                .map(HandoffRules.Ruling::rule);
    }

    private static List<Event.Message> exchange(String... before) {
        List<Event.Message> said = new ArrayList<>();
        for (String earlier : before) {
            said.add(message(said.size() + 1, Author.Kind.VISITOR, earlier));
            said.add(message(said.size() + 1, Author.Kind.ASSISTANT, "An answer."));
        }
        return said;
    }

    private static Event.Message message(long seq, Author.Kind kind, String text) {
        return new Event.Message(
                seq,
                Instant.EPOCH,
                new Author(kind, null, "x"),
                text,
                null,
                null,
                List.of(),
                false,
                null,
                null);
    }
}
