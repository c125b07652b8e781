package io.nightdesk.llm;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Decides whether a deployment is worth asking. Beside the usual breaker it honours a provider's
/// `Retry-After` to the second, and leaves one alone for minutes that refuses our key.
final class Guard {

    private static final Logger log = LoggerFactory.getLogger(Guard.class);

    private static final float FAILED_PERCENT = 50;
    private static final float SLOW_PERCENT = 80;
    private static final int PROBES = 2;

    private final DeploymentSettings settings;
    private final LlmProperties.Breaker limits;
    private final CircuitBreaker breaker;
    private final AtomicLong restsUntil = new AtomicLong(System.nanoTime());

    Guard(DeploymentSettings settings, LlmProperties.Breaker limits) {
        this.settings = settings;
        this.limits = limits;
        this.breaker = CircuitBreaker.of(settings.name(), config(limits));
    }

    /// Whether it may be asked now. Each yes needs one [#learn].
    boolean admits() {
        return !isResting() && breaker.tryAcquirePermission();
    }

    /// Whether it is being left alone for failing; not for a rest that a provider asked for.
    boolean isSuspect() {
        return !isResting() && state() != DeploymentStatus.Breaker.CLOSED;
    }

    DeploymentStatus.Breaker state() {
        if (isResting()) {
            return DeploymentStatus.Breaker.OPEN;
        }
        return switch (breaker.getState()) {
            case CLOSED, DISABLED, METRICS_ONLY -> DeploymentStatus.Breaker.CLOSED;
            case HALF_OPEN -> DeploymentStatus.Breaker.PROBING;
            case OPEN, FORCED_OPEN -> DeploymentStatus.Breaker.OPEN;
        };
    }

    /// @param outcome null when the attempt ended through an exception of ours
    /// @param firstText until the first text, or until the end when there was none
    void learn(@Nullable Outcome outcome, Duration firstText) {
        switch (outcome) {
            case null -> breaker.releasePermission();
            case Outcome.Whole _ -> breaker.onSuccess(firstText.toNanos(), TimeUnit.NANOSECONDS);
            case Outcome.Broken broken -> learn(broken, firstText);
        }
    }

    /// It answered a probe.
    void answered(Duration took) {
        breaker.onSuccess(took.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void learn(Outcome.Broken broken, Duration firstText) {
        switch (broken.failure()) {
            case CONNECT,
                    FIRST_BYTE_TIMEOUT,
                    FIRST_TEXT_TIMEOUT,
                    STALL,
                    TOTAL_TIMEOUT,
                    CUT_OFF,
                    SERVER_ERROR,
                    ERROR_IN_STREAM,
                    MALFORMED,
                    TOOL_CALL,
                    EMPTY ->
                    breaker.onError(
                            firstText.toNanos(),
                            TimeUnit.NANOSECONDS,
                            new StreamException(broken.failure(), broken.detail()));
            case CONTENT_FILTER -> breaker.onSuccess(firstText.toNanos(), TimeUnit.NANOSECONDS);
            case RATE_LIMITED -> {
                breaker.releasePermission();
                Duration told = broken.retryAfter();
                if (told != null) {
                    rest(told.compareTo(limits.cooledMax()) > 0 ? limits.cooledMax() : told);
                }
            }
            case UNAUTHORIZED, NOT_FOUND -> {
                breaker.releasePermission();
                log.atError()
                        .addKeyValue("deployment", settings.name())
                        .addKeyValue("provider", settings.provider().code())
                        .addKeyValue("model", settings.model())
                        .log(
                                "The language model refused us and is left alone for {}: {}."
                                        + " Check key, model name and address",
                                limits.refused(),
                                broken.detail());
                rest(limits.refused());
            }
            case REJECTED, BREAKER_OPEN, FULL, CANCELLED, INTERNAL -> breaker.releasePermission();
        }
    }

    private void rest(Duration time) {
        restsUntil.set(System.nanoTime() + time.toNanos());
    }

    private boolean isResting() {
        return restsUntil.get() - System.nanoTime() > 0;
    }

    private static CircuitBreakerConfig config(LlmProperties.Breaker limits) {
        return CircuitBreakerConfig.custom()
                .slidingWindowType(SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(limits.window())
                .minimumNumberOfCalls(limits.minimum())
                .failureRateThreshold(FAILED_PERCENT)
                .slowCallRateThreshold(SLOW_PERCENT)
                .slowCallDurationThreshold(limits.slow())
                .waitIntervalFunctionInOpenState(
                        IntervalFunction.ofExponentialBackoff(limits.open(), 2, limits.openMax()))
                .permittedNumberOfCallsInHalfOpenState(PROBES)
                .build();
    }
}
