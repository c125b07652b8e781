package io.nightdesk.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightdesk.evaluation.AnswerVerdict.Faithful;
import io.nightdesk.evaluation.AnswerVerdict.Suffices;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerVerdictTests {

    @Test
    void aVerdictMayStandAmongOtherWords() {
        assertThat(
                        AnswerVerdict.read(
                                "```json\n{\"suffices\": \"partly\", \"faithful\": \"no\"}\n```"))
                .contains(new AnswerVerdict(Suffices.PARTLY, Faithful.NO));
        assertThat(
                        AnswerVerdict.read(
                                "{\"faithful\": \"yes\", \"suffices\": \"yes\", \"why\": \"it does\"}"))
                .contains(new AnswerVerdict(Suffices.YES, Faithful.YES));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yes",
                "The answer is fine.",
                "{}",
                "{\"suffices\": \"yes\"}",
                "{\"suffices\": \"yes\", \"faithful\": null}",
                "{\"suffices\": \"mostly\", \"faithful\": \"yes\"}",
                "{\"suffices\": 0, \"faithful\": 0}",
                "{\"suffices\": true, \"faithful\": true}",
                "{\"suffices\": [\"yes\"], \"faithful\": \"yes\"}",
                "{\"suffices\": \"yes\", \"faithful\": \"ye",
                "{\"suffices\": \"yes\", \"faithful\": \"yes\"} or {\"suffices\": \"no\"}"
            })
    void whatIsNoVerdictIsNone(String said) {
        assertThat(AnswerVerdict.read(said)).isEmpty();
    }
}
