package io.nightdesk.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class VisitorAttributesTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void whatIsWellFormedIsTakenAlsoInWriting() {
        var object = read("{\"plan\": \" Enterprise \", \"seats_2\": \"200\"}");
        var text = VisitorAttributes.read(JSON.valueToTree("{\"plan\": \"Enterprise\"}"));

        assertThat(object.values()).isEqualTo(Map.of("plan", "Enterprise", "seats_2", "200"));
        assertThat(object.problems()).isEmpty();
        assertThat(text.orElseThrow().values()).isEqualTo(Map.of("plan", "Enterprise"));
    }

    @Test
    void whatIsNullOrBlankIsNotSet() {
        var read = read("{\"plan\": null, \"tier\": \" \"}");

        assertThat(read.values()).isEmpty();
        assertThat(read.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"Plan\": \"pro\"",
                "\"2plan\": \"pro\"",
                "\"plan name\": \"pro\"",
                "\"\": \"pro\"",
                "\"seats\": 200",
                "\"seats\": {\"a\": 1}",
                "\"plan\": \"a\\u0000b\"",
                "\"plan\": \"a\\nb\"",
                "\"plan\": \"a\\ud800b\""
            })
    void aMistakeIsNamedAndTheRestIsKept(String bad) {
        var read = read("{" + bad + ", \"tier\": \"gold\"}");

        assertThat(read.values()).isEqualTo(Map.of("tier", "gold"));
        assertThat(read.problems())
                .singleElement()
                .extracting(FieldError::field)
                .isNotEqualTo("attributes");
    }

    @Test
    void namesAndValuesEnd() {
        String longest = "é".repeat(200);
        assertThat(read(one("a".repeat(40), longest)).problems()).isEmpty();
        assertThat(read(one("a".repeat(41), longest)).problems()).hasSize(1);
        assertThat(read(one("a", longest + "é")).problems()).hasSize(1);
    }

    @Test
    void theFirstTwentyAreKept() {
        var read = read(many(22));

        assertThat(read.values()).hasSize(20).containsKey("a19").doesNotContainKey("a20");
        assertThat(read.problems())
                .singleElement()
                .isEqualTo(new FieldError("attributes", "Give at most 20"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "1", "true", "\"plan=pro\"", "\"\"", "\"{\""})
    void whatIsNoObjectIsNothing(String told) {
        assertThat(VisitorAttributes.read(JSON.readTree(told))).isEmpty();
    }

    private static VisitorAttributes read(String told) {
        return VisitorAttributes.read(JSON.readTree(told)).orElseThrow();
    }

    private static String one(String name, String value) {
        return "{\"%s\": \"%s\"}".formatted(name, value);
    }

    private static String many(int count) {
        return IntStream.range(0, count)
                .mapToObj("\"a%d\": \"x\""::formatted)
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
