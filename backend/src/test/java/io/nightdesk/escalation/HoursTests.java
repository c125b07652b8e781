package io.nightdesk.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class HoursTests {

    /// Berlin is an hour ahead in winter.
    private static final ZonedDateTime FRIDAY_22_30 = ZonedDateTime.parse("2026-11-27T21:30:00Z");

    @Test
    void aTimeIsThatOfItsZone() {
        Hours evening = hours(List.of(), "22:00", "23:00", "Europe/Berlin");

        assertThat(evening.include(FRIDAY_22_30)).isTrue();
        assertThat(evening.include(FRIDAY_22_30.plusMinutes(30))).isFalse();
        assertThat(hours(List.of(), "22:00", "23:00", "UTC").include(FRIDAY_22_30)).isFalse();
    }

    @Test
    void whatLastsOverMidnightBelongsToTheDayOnWhichItBegan() {
        Hours friday = hours(List.of(5), "22:00", "06:00", "Europe/Berlin");

        assertThat(friday.include(FRIDAY_22_30)).isTrue();
        assertThat(friday.include(FRIDAY_22_30.plusHours(7))).isTrue();
        assertThat(friday.include(FRIDAY_22_30.plusHours(8))).isFalse();
        assertThat(friday.include(FRIDAY_22_30.plusHours(24))).isFalse();
        assertThat(friday.include(FRIDAY_22_30.minusHours(20))).isFalse();
    }

    private static Hours hours(List<Integer> days, String from, String to, String zone) {
        return new Hours(days, LocalTime.parse(from), LocalTime.parse(to), zone);
    }
}
