package io.nightdesk.assistant;

import io.nightdesk.intent.Intent;
import io.nightdesk.intent.Intents;
import org.springframework.stereotype.Component;

/// Counts messages that seem to talk a model into something. It changes nothing: the classifier
/// misses new attacks and takes questions for them, and what a model may say is checked anyway.
@Component
class InjectionMetrics {

    private final Intents intents;
    private final TurnMetrics metrics;

    InjectionMetrics(Intents intents, TurnMetrics metrics) {
        this.intents = intents;
        this.metrics = metrics;
    }

    /// Looks at what a model is asked; returns at once, so that no answer waits for it.
    void look(String text) {
        Thread.ofVirtual()
                .name("injection")
                .start(
                        () -> {
                            if (intents.recognise(text) == Intent.INJECTION) {
                                metrics.suspected();
                            }
                        });
    }
}
