package io.nightdesk.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightdesk.node.DrainPlan;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SocketDrainTests {

    @ParameterizedTest
    @CsvSource({"0, 15", "750, 15", "800, 16", "4500, 90", "20000, 90", "100000, 90"})
    void fewAreToldAtATimeAndAllAreToldWhileThereIsTime(int sockets, int seconds) {
        assertThat(SocketDrain.window(plan(15), sockets)).hasSeconds(seconds);
    }

    @ParameterizedTest
    @CsvSource({"0, 120", "20000, 120"})
    void whoAsksForMoreGetsIt(int sockets, int seconds) {
        assertThat(SocketDrain.window(plan(120), sockets)).hasSeconds(seconds);
    }

    private static DrainPlan plan(int window) {
        return new DrainPlan(
                true, Duration.ofSeconds(window), Duration.ofSeconds(90), Duration.ofSeconds(5));
    }
}
