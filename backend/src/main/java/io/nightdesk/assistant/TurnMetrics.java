package io.nightdesk.assistant;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Figures about turns, named as facts of the product.
@Component
class TurnMetrics {

    private final MeterRegistry registry;

    TurnMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void ended(TurnState state, Provenance provenance) {
        String rung = provenance.rung() == null ? "none" : provenance.rung();
        registry.counter("nightdesk.turn.outcome", "rung", rung, "outcome", state.word())
                .increment();
        record("nightdesk.turn.duration", provenance.timings().totalMs());
        record("nightdesk.turn.first.text", provenance.timings().firstTextMs());
    }

    /// A breach of the promise that nobody is left without an answer; should never count.
    void leftAlone() {
        registry.counter("nightdesk.watchdog.breaches").increment();
    }

    /// A message seemed to talk a model into something, which changed nothing.
    void suspected() {
        registry.counter("nightdesk.guard.event", "kind", "injection").increment();
    }

    /// A model gave its prompt away, and nothing of it was shown.
    void leaked() {
        registry.counter("nightdesk.guard.event", "kind", "prompt_leak").increment();
    }

    private void record(String name, @Nullable Long ms) {
        if (ms != null) {
            registry.timer(name).record(Duration.ofMillis(ms));
        }
    }
}
