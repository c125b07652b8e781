package io.nightdesk.llm;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import io.nightdesk.llm.CompletionRequest.Settings;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// One model at one address: how many answers it may give at a time, and whether it is worth
/// asking.
final class Deployment {

    static final List<ChatMessage> PROBE = List.of(UserMessage.from("Hello"));
    private static final Settings ONE_WORD = new Settings(0, 1);

    private final DeploymentSettings settings;
    private final StreamingChatModel model;
    private final Semaphore free;
    private final int capacity;
    private final Guard guard;
    private final Hedging hedging = new Hedging();
    private final LlmMetrics metrics;
    private final Clock clock;
    private final long idleNanos;
    private volatile long lastAsked = System.nanoTime();
    private volatile DeploymentStatus.@Nullable LastFailure lastFailure;

    Deployment(
            DeploymentSettings settings,
            StreamingChatModel model,
            LlmProperties.Breaker breaker,
            LlmMetrics metrics,
            Clock clock) {
        this.settings = settings;
        this.model = model;
        this.capacity = settings.streams();
        this.free = new Semaphore(capacity);
        this.guard = new Guard(settings, breaker);
        this.idleNanos = breaker.idle().toNanos();
        this.metrics = metrics;
        this.clock = clock;
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

    Hedging hedging() {
        return hedging;
    }

    /// Whether it may be asked the same a second time: it fares well, has a place free, and it does
    /// not happen too often. A yes counts as having asked.
    boolean takesAnother() {
        return breaker() == DeploymentStatus.Breaker.CLOSED
                && free.availablePermits() > 0
                && hedging.takes();
    }

    /// Counts a second request.
    ///
    /// @param won whether it was the one that counted
    void hedged(boolean won) {
        metrics.hedged(settings.name(), won);
    }

    DeploymentStatus status() {
        return new DeploymentStatus(
                settings.id(),
                settings.name(),
                settings.provider().code(),
                settings.model(),
                breaker(),
                streams(),
                lastFailure);
    }

    /// Asks once. Never waits for a free place.
    ///
    Outcome ask(
            List<ChatMessage> messages,
            Settings wanted,
            Patience patience,
            CancelHandle cancel,
            AttemptListener listener) {
        if (!free.tryAcquire()) {
            return refused(Failure.FULL, "all " + capacity + " streams are in use");
        }
        try {
            if (!guard.admits()) {
                return refused(Failure.BREAKER_OPEN, "it failed too often a short while ago");
            }
            return admitted(messages, wanted, patience, cancel, listener);
        } finally {
            free.release();
        }
    }

    /// Asks for one word where it is being left alone and may be back by now, or has not been asked
    /// anything for long, so that no customer's question has to find out how it is.
    ///
    /// @return empty when there is nothing to find out yet
    Optional<Outcome> probe(Duration limit) {
        if (!free.tryAcquire()) {
            return Optional.empty();
        }
        try {
            return guard.admitsProbe(isIdle()) ? Optional.of(probed(limit)) : Optional.empty();
        } finally {
            free.release();
        }
    }

    private boolean isIdle() {
        return System.nanoTime() - lastAsked >= idleNanos;
    }

    private Outcome probed(Duration limit) {
        long startedAt = System.nanoTime();
        lastAsked = startedAt;
        Outcome outcome = null;
        try {
            Call call = new Call(Patience.of(limit), _ -> {});
            outcome = ended(call.run(model, request(PROBE, ONE_WORD), new CancelHandle()));
            return outcome;
        } finally {
            guard.probed(outcome, Duration.ofNanos(System.nanoTime() - startedAt));
        }
    }

    private ChatRequest request(List<ChatMessage> messages, Settings wanted) {
        return ChatRequest.builder()
                .messages(messages)
                .parameters(settings.provider().parameters(settings, wanted))
                .build();
    }

    private Outcome admitted(
            List<ChatMessage> messages,
            Settings wanted,
            Patience patience,
            CancelHandle cancel,
            AttemptListener listener) {
        ChatRequest request = request(messages, wanted);
        Call call = new Call(patience, listener);
        Outcome outcome = null;
        long startedAt = System.nanoTime();
        lastAsked = startedAt;
        try {
            outcome = ended(call.run(model, request, cancel));
            return outcome;
        } finally {
            Duration firstSign = call.firstSign();
            Duration took = Duration.ofNanos(System.nanoTime() - startedAt);
            guard.learn(outcome, firstSign == null ? took : firstSign);
            if (outcome instanceof Outcome.Whole whole) {
                metrics.firstText(settings.name(), whole.firstText());
            }
            metrics.attempted(
                    settings.name(),
                    switch (outcome) {
                        case null -> Failure.INTERNAL;
                        case Outcome.Whole _ -> null;
                        case Outcome.Broken broken -> broken.failure();
                    });
        }
    }

    /// Remembers a failure.
    ///
    /// @return the same as anybody may read it
    private Outcome ended(Outcome outcome) {
        if (!(outcome instanceof Outcome.Broken broken)) {
            return outcome;
        }
        Outcome.Broken safe = broken.without(settings.key());
        if (safe.failure() != Failure.CANCELLED) {
            lastFailure =
                    new DeploymentStatus.LastFailure(
                            safe.failure().code(), safe.detail(), clock.instant());
        }
        return safe;
    }

    private Outcome refused(Failure failure, String detail) {
        metrics.attempted(settings.name(), failure);
        return new Outcome.Broken("", failure, detail);
    }
}
