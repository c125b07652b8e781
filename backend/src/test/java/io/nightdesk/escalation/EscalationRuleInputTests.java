package io.nightdesk.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EscalationRuleInputTests {

    /// Berlin is an hour ahead in winter.
    private static final ZonedDateTime FRIDAY_22_30 = ZonedDateTime.parse("2026-11-27T21:30:00Z");

    @Test
    void aTimeIsThatOfItsZone() {
        EscalationRuleInput evening = at(List.of(), "22:00", "23:00", "Europe/Berlin");

        assertThat(evening.fits("en", null, FRIDAY_22_30)).isTrue();
        assertThat(evening.fits("en", null, FRIDAY_22_30.plusMinutes(30))).isFalse();
        assertThat(at(List.of(), "22:00", "23:00", "UTC").fits("en", null, FRIDAY_22_30)).isFalse();
    }

    @Test
    void whatLastsOverMidnightBelongsToTheDayOnWhichItBegan() {
        EscalationRuleInput friday = at(List.of(5), "22:00", "06:00", "Europe/Berlin");

        assertThat(friday.fits("en", null, FRIDAY_22_30)).isTrue();
        assertThat(friday.fits("en", null, FRIDAY_22_30.plusHours(7))).isTrue();
        assertThat(friday.fits("en", null, FRIDAY_22_30.plusHours(8))).isFalse();
        assertThat(friday.fits("en", null, FRIDAY_22_30.plusHours(24))).isFalse();
        assertThat(friday.fits("en", null, FRIDAY_22_30.minusHours(20))).isFalse();
    }

    @Test
    void aLanguageTakesInItsCountriesAndAPageIsAPartOfTheAddress() {
        EscalationRuleInput rule = rule("de", "/checkout");

        assertThat(rule.fits("de-AT", "https://shop.example/checkout?step=2", FRIDAY_22_30))
                .isTrue();
        assertThat(rule.fits("de", "https://shop.example/", FRIDAY_22_30)).isFalse();
        assertThat(rule.fits("den", "https://shop.example/checkout", FRIDAY_22_30)).isFalse();
        assertThat(rule.fits("de", null, FRIDAY_22_30)).isFalse();
    }

    @Test
    void eachMistakeIsSaidBesideItsField() {
        assertThat(problems(at(List.of(8), "22:00", "22:00", "Mars/Olympus")))
                .containsExactly("days", "from", "zone");
        assertThat(problems(at(List.of(), "22:00", null, "UTC"))).containsExactly("from");
        assertThat(problems(rule("", ""))).containsExactly("words");
        assertThat(problems(rule("german", ""))).containsExactly("locale");
    }

    private static List<String> problems(EscalationRuleInput input) {
        return input.problems().stream().map(EscalationRuleInput.Problem::field).toList();
    }

    private static EscalationRuleInput rule(String locale, String page) {
        return new EscalationRuleInput(
                "Rule", List.of(), List.of(), locale, page, List.of(), null, null, "", "", true);
    }

    private static EscalationRuleInput at(
            List<Integer> days, String from, @Nullable String to, String zone) {
        return new EscalationRuleInput(
                "Night",
                List.of(),
                List.of(),
                "",
                "",
                days,
                LocalTime.parse(from),
                to == null ? null : LocalTime.parse(to),
                zone,
                "",
                true);
    }
}
