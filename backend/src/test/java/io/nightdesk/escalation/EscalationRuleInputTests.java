package io.nightdesk.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EscalationRuleInputTests {

    private static final Subject ANYTHING = new Subject(List.of(), List.of(), List.of());
    private static final Sender ANYBODY = new Sender("", "", "", List.of());
    private static final Hours EVER = new Hours(List.of(), null, null, "");

    @Test
    void eachMistakeIsSaidBesideItsField() {
        LocalTime ten = LocalTime.parse("22:00");
        assertThat(problems(ANYBODY, new Hours(List.of(8), ten, ten, "Mars/Olympus")))
                .containsExactly("days", "from", "zone");
        assertThat(problems(ANYBODY, new Hours(List.of(), ten, null, "UTC")))
                .containsExactly("from");
        assertThat(problems(new Sender("german", "", "", List.of()), EVER))
                .containsExactly("locale");
        assertThat(problems(new Sender("", "", "Plan", List.of()), EVER))
                .containsExactly("attribute");
        assertThat(problems(new Sender("de", "", "", List.of("pro")), EVER))
                .containsExactly("attribute");
        assertThat(problems(new Sender("", "", "plan", List.of("x".repeat(201))), EVER))
                .containsExactly("values");
    }

    @Test
    void aRuleNeedsOneConditionAndAnyOfThemIsEnough() {
        assertThat(problems(ANYBODY, EVER)).containsExactly("words");
        assertThat(problems(ANYBODY, new Hours(List.of(7), null, null, ""))).isEmpty();
        assertThat(problems(new Sender("", "", "plan", List.of()), EVER)).isEmpty();
        assertThat(problems(new Subject(List.of(), List.of(), List.of("Billing")))).isEmpty();
    }

    @Test
    void listsEnd() {
        assertThat(problems(new Subject(lines(101), lines(51), lines(51))))
                .containsExactly("words", "examples", "topics");
        assertThat(problems(new Subject(List.of("x".repeat(301)), List.of(), List.of())))
                .containsExactly("words");
    }

    private static List<String> lines(int count) {
        return IntStream.range(0, count).mapToObj(i -> "line " + i).toList();
    }

    private static List<String> problems(Subject subject) {
        return fields(new EscalationRuleInput("Rule", subject, ANYBODY, EVER, "", true));
    }

    private static List<String> problems(Sender sender, Hours hours) {
        return fields(new EscalationRuleInput("Rule", ANYTHING, sender, hours, "", true));
    }

    private static List<String> fields(EscalationRuleInput input) {
        return input.problems().stream().map(EscalationRuleInput.Problem::field).toList();
    }
}
