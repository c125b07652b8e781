package io.nightdesk.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightdesk.faults.Waits.Wait;
import org.junit.jupiter.api.Test;

class WaitsTests {

    private final Waits waits = new Waits();

    @Test
    void theLongestOfEachKindAreKept() {
        for (int length = 1; length <= 7; length++) {
            waits.add(new Wait("resume", 10, 10 + length));
        }
        waits.add(new Wait("no ack", 10, 11));

        assertThat(waits.longest())
                .containsExactly(
                        new Wait("no ack", 10, 11),
                        new Wait("resume", 10, 17),
                        new Wait("resume", 10, 16),
                        new Wait("resume", 10, 15),
                        new Wait("resume", 10, 14),
                        new Wait("resume", 10, 13));
    }
}
