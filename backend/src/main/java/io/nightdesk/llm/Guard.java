package io.nightdesk.llm;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Decides whether a deployment is worth asking. Beside the usual breaker it honours a provider's
/// `Retry-After` to the second, and leaves one alone for minutes that refuses our key. Probes go
/// on while it is being left alone, except where the provider itself asked for rest; one that is
/// answered ends it.
final class Guard {

    private static final Logger log = LoggerFactory.getLogger(Guard.class);

    /// Goes on evenly: a clock set back by an hour would else be an hour more of rest.
    private static final InstantSource STEADY = () -> Instant.EPOCH.plusNanos(System.nanoTime());

    private static final float FAILED_PERCENT = 50;
    private static final float SLOW_PERCENT = 80;
    private static final int PROBES = 2;

    private final DeploymentSettings settings;
    private final LlmProperties.Breaker limits;
    private final InstantSource time;
    private final CircuitBreaker breaker;
    private volatile Instant coolsUntil;
    private volatile Instant refusedUntil;

    Guard(DeploymentSettings settings, LlmProperties.Breaker limits) {
        this(settings, limits, STEADY);
    }

    Guard(DeploymentSettings settings, LlmProperties.Breaker limits, InstantSource time) {
        this.settings = settings;
        this.limits = limits;
        this.time = time;
        this.breaker = CircuitBreaker.of(settings.name(), config(limits, time));
        this.coolsUntil = time.instant();
        this.refusedUntil = coolsUntil;
    }

    /// Whether it may be asked now. Each yes needs one [#learn].
    boolean admits() {
        return !isResting() && breaker.tryAcquirePermission();
    }

    /// Whether it may be asked for one word. Each yes needs one [#probed].
    ///
    /// @param isIdle whether there is something to find out though it fares well
    boolean admitsProbe(boolean isIdle) {
        return !isAhead(coolsUntil)
                && (isIdle || state() != DeploymentStatus.Breaker.CLOSED)
                && (breaker.tryAcquirePermission() || isOpen());
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
    /// @param firstSign until the first text or thought, or until the end when there was none
    void learn(@Nullable Outcome outcome, Duration firstSign) {
        switch (outcome) {
            case null -> breaker.releasePermission();
            case Outcome.Whole _ -> breaker.onSuccess(firstSign.toNanos(), TimeUnit.NANOSECONDS);
            case Outcome.Broken broken -> learn(broken, firstSign);
        }
    }

    /// How a probe ended. An answer counts as one of the two by which an open breaker closes.
    void probed(@Nullable Outcome outcome, Duration took) {
        if (!answers(outcome)) {
            learn(outcome, took);
            return;
        }
        refusedUntil = time.instant();
        if (isOpen()) {
            breaker.transitionToHalfOpenState();
            breaker.acquirePermission();
        }
        breaker.onSuccess(took.toNanos(), TimeUnit.NANOSECONDS);
    }

    /// A model that thinks before it speaks has no word to say within one token.
    private static boolean answers(@Nullable Outcome outcome) {
        return switch (outcome) {
            case null -> false;
            case Outcome.Whole _ -> true;
            case Outcome.Broken broken -> broken.failure() == Failure.EMPTY;
        };
    }

    private void learn(Outcome.Broken broken, Duration firstSign) {
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
                            firstSign.toNanos(),
                            TimeUnit.NANOSECONDS,
                            new StreamException(broken.failure(), broken.detail()));
            case CONTENT_FILTER -> breaker.onSuccess(firstSign.toNanos(), TimeUnit.NANOSECONDS);
            case RATE_LIMITED -> {
                breaker.releasePermission();
                cool(broken.retryAfter());
            }
            case UNAUTHORIZED, NOT_FOUND -> {
                breaker.releasePermission();
                refused(broken.detail());
            }
            case REJECTED, BREAKER_OPEN, FULL, CANCELLED, INTERNAL -> breaker.releasePermission();
        }
    }

    /// @param told by the provider; null when it did not say
    private void cool(@Nullable Duration told) {
        if (told != null) {
            boolean tooLong = told.compareTo(limits.cooledMax()) > 0;
            coolsUntil = after(tooLong ? limits.cooledMax() : told);
        }
    }

    private void refused(String detail) {
        if (!isAhead(refusedUntil)) {
            log.atError()
                    .addKeyValue("deployment", settings.name())
                    .addKeyValue("provider", settings.provider().code())
                    .addKeyValue("model", settings.model())
                    .log(
                            "The language model refused us and is left alone for {}: {}."
                                    + " Check key, model name and address",
                            limits.refused(),
                            detail);
        }
        refusedUntil = after(limits.refused());
    }

    private boolean isResting() {
        return isAhead(coolsUntil) || isAhead(refusedUntil);
    }

    private boolean isOpen() {
        return breaker.getState() == CircuitBreaker.State.OPEN;
    }

    private Instant after(Duration rest) {
        return time.instant().plus(rest);
    }

    private boolean isAhead(Instant end) {
        return end.isAfter(time.instant());
    }

    private static CircuitBreakerConfig config(LlmProperties.Breaker limits, InstantSource time) {
        return CircuitBreakerConfig.custom()
                .clock(time.withZone(ZoneOffset.UTC))
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
