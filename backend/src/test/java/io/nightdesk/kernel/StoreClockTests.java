package io.nightdesk.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StoreClockTests {

    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");

    private final AtomicLong nanos = new AtomicLong(-7);
    private final StoreClock clock = new StoreClock(Clock.fixed(NOON, ZoneOffset.UTC), nanos::get);

    @Test
    void beginsWithTheMachinesTimeAndGoesOn() {
        nanos.addAndGet(Duration.ofMinutes(1).toNanos());

        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(60));
    }

    @Test
    void theDatabaseCountsWhereTheMachineIsADayOff() {
        Instant yesterday = NOON.minus(Duration.ofDays(1));

        clock.hear(yesterday);
        nanos.addAndGet(Duration.ofSeconds(5).toNanos());

        assertThat(clock.instant()).isEqualTo(yesterday.plusSeconds(5));
        assertThat(clock.withZone(ZoneId.of("Europe/Vienna")).instant()).isEqualTo(clock.instant());
    }

    @Test
    void whatATripToTheDatabaseTakesDoesNotMoveIt() {
        clock.hear(NOON.minusMillis(900));
        clock.hear(NOON.plusMillis(900));

        assertThat(clock.instant()).isEqualTo(NOON);
    }
}
