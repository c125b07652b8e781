package io.nightdesk.llm;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Everything this module counts. `deployment` is the rung, `outcome` is `ok` or a [Failure#code].
final class LlmMetrics {

    private final MeterRegistry registry;

    LlmMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void watch(Deployment deployment) {
        String rung = deployment.rung().code();
        Gauge.builder("nightdesk.llm.streams", deployment, Deployment::streams)
                .description("Answers a deployment is giving at this moment")
                .tag("deployment", rung)
                .register(registry);
        Gauge.builder("nightdesk.llm.breaker.state", deployment, LlmMetrics::state)
                .description("0 calls go through, 1 a few do, 2 none")
                .tag("deployment", rung)
                .register(registry);
    }

    void attempted(Rung rung, @Nullable Failure failure) {
        registry.counter(
                        "nightdesk.llm.attempt",
                        "deployment",
                        rung.code(),
                        "outcome",
                        failure == null ? "ok" : failure.code())
                .increment();
    }

    /// From the start of an attempt to its first text.
    void firstText(Rung rung, Duration took) {
        registry.timer("nightdesk.llm.first.text", "deployment", rung.code()).record(took);
    }

    private static double state(Deployment deployment) {
        return switch (deployment.breaker()) {
            case CLOSED -> 0;
            case PROBING -> 1;
            case OPEN -> 2;
        };
    }
}
