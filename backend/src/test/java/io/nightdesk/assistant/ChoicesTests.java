package io.nightdesk.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChoicesTests {

    private static final List<String> OFFERED =
            List.of("Price promise", "Express delivery", "Wrong or missing item");

    @ParameterizedTest
    @CsvSource({
        "Express delivery, 2",
        "'express delivery? ', 2",
        "2. Express delivery, 2",
        "1, 1",
        "#3, 3",
        "number 2 please, 2",
        "the second one, 2",
        "the last one, 3",
        "Das erste bitte, 1",
        "Nr. 2, 2",
        "la deuxième, 2",
        "el tercero por favor, 3",
        "de tweede, 2"
    })
    void aTitleANumberOrAPlaceChooses(String text, int place) {
        assertThat(Choices.meant(text, OFFERED)).contains(OFFERED.get(place - 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4",
                "0",
                "yes",
                "the",
                "delivery",
                "12",
                "none of them",
                "my second parcel is missing",
                "1 or 2",
                "no"
            })
    void anythingElseIsAQuestion(String text) {
        assertThat(Choices.meant(text, OFFERED)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "the first one", ""})
    void whereNothingWasOfferedNothingIsChosen(String text) {
        assertThat(Choices.meant(text, List.of())).isEmpty();
    }
}
