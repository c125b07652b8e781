package io.nightdesk.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightdesk.testing.NightdeskTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/// None of these sentences is among the written examples.
@NightdeskTest
@TestInstance(Lifecycle.PER_CLASS)
class HumanWishTests {

    @Autowired HumanWish humanWish;
    @Autowired HandoverExamples examples;

    @BeforeAll
    void examplesAreLoaded() {
        examples.load();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "can i talk to a real person please",
                "HUMAN NOW",
                "agent",
                "please connect me with customer service",
                "I'd rather speak to someone from your team",
                "let me chat with an actual human being",
                "could you transfer me to a support agent",
                "stop the robot, give me a real person",
                "Ich möchte mit einem Menschen sprechen",
                "kann ich bitte mit einem Mitarbeiter reden?",
                "Verbinden Sie mich mit dem Kundenservice",
                "echter Mensch bitte"
            })
    void aWishForAPersonIsRecognised(String text) {
        assertThat(humanWish.isIn(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "How many people fit in the Skarv 2?",
                "do you have a person measuring feet in the shop",
                "is the agent in the waterproofing spray toxic",
                "what is covered by the warranty",
                "I was charged twice for one order",
                "who do I write to about a broken zip",
                "can my wife return the jacket for me",
                "thanks, that helped",
                "Wie viele Personen passen in das Zelt?",
                "Kann ein Kollege mein Paket für mich abholen?",
                "Was kostet der Versand in die Schweiz?",
                "where is my order"
            })
    void aQuestionIsNotTakenForOne(String text) {
        assertThat(humanWish.isIn(text)).isFalse();
    }
}
