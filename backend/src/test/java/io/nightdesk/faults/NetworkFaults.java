package io.nightdesk.faults;

import io.nightdesk.testing.FaultProxy;
import io.nightdesk.testing.FaultProxy.Weather;
import java.time.Duration;

/// What happens between customers and the balancer, to a quarter of the customers.
final class NetworkFaults {

    private static final Weather BAD = new Weather(Duration.ofMillis(75), 200, 8_000, false, false);

    private NetworkFaults() {}

    private static FaultProxy any(Step step) {
        return step.oneOf(step.rig().networks());
    }

    static void blink(Step step) throws InterruptedException {
        FaultProxy network = any(step);
        Duration time = step.mostly(500, 3_000, 15_000);
        step.injected(
                "%d connections reset, no new ones for %d ms"
                        .formatted(network.connections(), time.toMillis()));
        network.weather(Weather.CUT);
        network.reset();
        try {
            step.pause(time);
        } finally {
            network.weather(Weather.CLEAR);
        }
    }

    /// Either side only finds out by the other's silence.
    static void halfOpen(Step step) throws InterruptedException {
        FaultProxy network = any(step);
        step.injected("%d connections forgotten by the network".formatted(network.connections()));
        network.forget();
        step.pause(Duration.ofSeconds(8));
    }

    static void bad(Step step) throws InterruptedException {
        weather(step, BAD, "75 to 150 ms each way, 8 kB/s, slices of 200 bytes");
    }

    private static void weather(Step step, Weather weather, String what)
            throws InterruptedException {
        FaultProxy network = any(step);
        Duration time = step.millis(4_000, 8_000);
        step.injected("%s for %d ms".formatted(what, time.toMillis()));
        network.weather(weather);
        try {
            step.pause(time);
        } finally {
            network.weather(Weather.CLEAR);
        }
    }
}
