package io.nightdesk.llm;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/// What may still be spent. Looked at before a model is asked, charged after: an answer that has
/// begun is never cut.
@Component
public class Budget {

    private static final Logger log = LoggerFactory.getLogger(Budget.class);

    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final LedgerStore ledger;
    private final Supplier<BudgetLimits> limits;
    private final Clock clock;
    private @Nullable Reading known;
    private State told = State.ENOUGH;

    Budget(LedgerStore ledger, Supplier<BudgetLimits> limits, Clock clock, MeterRegistry registry) {
        this.ledger = ledger;
        this.limits = limits;
        this.clock = clock;
        Gauge.builder("nightdesk.llm.budget.state", this, it -> level(it.today().state()))
                .description("0 enough is left of the day's budget, 1 little, 2 nothing")
                .register(registry);
    }

    /// How much is left.
    public enum State {
        ENOUGH,
        /// [Profile#ECONOMY] answers.
        LITTLE,
        /// No model is asked.
        NOTHING
    }

    /// @param spent US dollars since midnight, UTC, as far as prices are known
    /// @param daily null without a limit
    public record Today(State state, BigDecimal spent, @Nullable BigDecimal daily) {}

    private record Reading(Instant at, BigDecimal spent) {}

    /// For a customer's next answer.
    public State left(UUID visitor, UUID conversation) {
        BudgetLimits now = limits.get();
        return isOverdrawn(visitor, now) || isLong(conversation, now)
                ? State.NOTHING
                : today().state();
    }

    /// Whether there is enough for what only saves time. No while the ledger cannot be read.
    boolean affordsSecond(Spender spender) {
        UUID visitor = spender.visitor();
        UUID conversation = spender.conversation();
        try {
            return visitor != null
                    && conversation != null
                    && left(visitor, conversation) == State.ENOUGH;
        } catch (DataAccessException away) {
            return false;
        }
    }

    /// Of the whole site; what is spent is a few seconds old at most.
    public synchronized Today today() {
        BudgetLimits now = limits.get();
        BigDecimal spent = spent();
        State state = state(spent, now);
        tell(state, spent);
        return new Today(state, spent, now.daily());
    }

    private BigDecimal spent() {
        Instant now = clock.instant();
        Reading reading = known;
        if (reading == null || reading.at().plus(FRESH).isBefore(now)) {
            Instant midnight = now.truncatedTo(ChronoUnit.DAYS);
            reading = new Reading(now, ledger.since(midnight).known());
            known = reading;
        }
        return reading.spent();
    }

    private boolean isOverdrawn(UUID visitor, BudgetLimits limits) {
        Instant now = clock.instant();
        return turns(visitor, now.minus(1, ChronoUnit.MINUTES)) >= limits.turnsPerMinute()
                || turns(visitor, now.minus(1, ChronoUnit.DAYS)) >= limits.turnsPerDay();
    }

    private long turns(UUID visitor, Instant since) {
        return ledger.byVisitorSince(visitor, since).turns();
    }

    private boolean isLong(UUID conversation, BudgetLimits limits) {
        LedgerStore.Used used = ledger.byConversation(conversation);
        return used.turns() >= limits.conversationTurns()
                || used.tokens() >= limits.conversationTokens();
    }

    private static State state(BigDecimal spent, BudgetLimits limits) {
        BigDecimal daily = limits.daily();
        BigDecimal soft = BigDecimal.valueOf(limits.soft());
        if (daily == null || spent.multiply(HUNDRED).compareTo(daily.multiply(soft)) < 0) {
            return State.ENOUGH;
        }
        return spent.compareTo(daily) < 0 ? State.LITTLE : State.NOTHING;
    }

    private static double level(State state) {
        return switch (state) {
            case ENOUGH -> 0;
            case LITTLE -> 1;
            case NOTHING -> 2;
        };
    }

    private void tell(State now, BigDecimal spent) {
        if (now.compareTo(told) > 0) {
            log.atWarn()
                    .addKeyValue("spent", spent.toPlainString())
                    .log(
                            now == State.LITTLE
                                    ? "Most of today's budget for language models is spent"
                                    : "Today's budget for language models is spent; articles are"
                                            + " quoted until midnight, UTC");
        }
        told = now;
    }
}
