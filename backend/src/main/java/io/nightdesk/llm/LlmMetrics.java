package io.nightdesk.llm;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// Everything this module counts. `deployment` is its name, `outcome` is `ok` or a [Failure#code].
final class LlmMetrics {

    private final MeterRegistry registry;

    LlmMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void watch(Deployment deployment) {
        gauge("nightdesk.llm.streams", deployment, Deployment::streams)
                .description("Answers a deployment is giving at this moment")
                .register(registry);
        gauge("nightdesk.llm.breaker.state", deployment, LlmMetrics::state)
                .description("0 calls go through, 1 a few do, 2 none")
                .register(registry);
    }

    /// For one that is asked no more; comes before its successor of the same name is watched.
    void forget(Deployment deployment) {
        registry.find("nightdesk.llm.streams")
                .tag("deployment", deployment.settings().name())
                .gauges()
                .forEach(registry::remove);
        registry.find("nightdesk.llm.breaker.state")
                .tag("deployment", deployment.settings().name())
                .gauges()
                .forEach(registry::remove);
    }

    void attempted(String deployment, @Nullable Failure failure) {
        registry.counter(
                        "nightdesk.llm.attempt",
                        "deployment",
                        deployment,
                        "outcome",
                        failure == null ? "ok" : failure.code())
                .increment();
    }

    /// A second request for the same short answer.
    void hedged(String deployment, boolean won) {
        registry.counter(
                        "nightdesk.llm.hedge",
                        "deployment",
                        deployment,
                        "outcome",
                        won ? "won" : "lost")
                .increment();
    }

    /// From the start of an attempt to its first text.
    void firstText(String deployment, Duration took) {
        registry.timer("nightdesk.llm.first.text", "deployment", deployment).record(took);
    }

    private static Gauge.Builder<Deployment> gauge(
            String name, Deployment deployment, ToDoubleFunction<Deployment> value) {
        return Gauge.builder(name, deployment, value)
                .tag("deployment", deployment.settings().name());
    }

    private static double state(Deployment deployment) {
        return switch (deployment.breaker()) {
            case CLOSED -> 0;
            case PROBING -> 1;
            case OPEN -> 2;
        };
    }
}
