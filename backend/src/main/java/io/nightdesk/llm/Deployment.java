package io.nightdesk.llm;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import io.nightdesk.llm.CompletionRequest.Settings;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/// One model at one address: how many answers it may give at a time, and whether it is worth
/// asking.
final class Deployment {

    private final DeploymentSettings settings;
    private final StreamingChatModel model;
    private final Semaphore free;
    private final int capacity;
    private final Guard guard;
    private final LlmMetrics metrics;

    Deployment(
            DeploymentSettings settings,
            StreamingChatModel model,
            LlmProperties properties,
            LlmMetrics metrics) {
        this.settings = settings;
        this.model = model;
        this.capacity = properties.streams();
        this.free = new Semaphore(capacity);
        this.guard = new Guard(settings, properties.breaker());
        this.metrics = metrics;
    }

    Rung rung() {
        return settings.rung();
    }

    DeploymentSettings settings() {
        return settings;
    }

    int streams() {
        return capacity - free.availablePermits();
    }

    DeploymentStatus.Breaker breaker() {
        return guard.state();
    }

    DeploymentStatus status() {
        return new DeploymentStatus(
                rung(), settings.provider().code(), settings.model(), breaker(), streams());
    }

    /// Asks once. Never waits for a free place.
    ///
    /// @param limit for the whole attempt
    Outcome ask(
            List<ChatMessage> messages,
            Settings wanted,
            Duration limit,
            CancelHandle cancel,
            Consumer<String> onText) {
        if (!free.tryAcquire()) {
            return refused(Failure.FULL, "all " + capacity + " streams are in use");
        }
        try {
            if (!guard.admits()) {
                return refused(Failure.BREAKER_OPEN, "it failed too often a short while ago");
            }
            return admitted(messages, wanted, limit, cancel, onText);
        } finally {
            free.release();
        }
    }

    private Outcome admitted(
            List<ChatMessage> messages,
            Settings wanted,
            Duration limit,
            CancelHandle cancel,
            Consumer<String> onText) {
        ChatRequest request =
                ChatRequest.builder()
                        .messages(messages)
                        .parameters(settings.provider().parameters(settings, wanted))
                        .build();
        Call call = new Call(limit, onText);
        Outcome outcome = null;
        long startedAt = System.nanoTime();
        try {
            outcome = call.run(model, request, cancel);
            return outcome;
        } finally {
            Duration firstText = call.firstText();
            Duration took = Duration.ofNanos(System.nanoTime() - startedAt);
            guard.learn(outcome, firstText == null ? took : firstText);
            if (outcome instanceof Outcome.Whole whole) {
                metrics.firstText(rung(), whole.firstText());
            }
            metrics.attempted(
                    rung(),
                    switch (outcome) {
                        case null -> Failure.INTERNAL;
                        case Outcome.Whole _ -> null;
                        case Outcome.Broken broken -> broken.failure();
                    });
        }
    }

    private Outcome refused(Failure failure, String detail) {
        metrics.attempted(rung(), failure);
        return new Outcome.Broken("", failure, detail);
    }
}
