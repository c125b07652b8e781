package io.nightdesk.llm;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// What may still be spent. Looked at before a model is asked, charged after: an answer that has
/// begun is never cut.
@Component
public class Budget {

    private static final Logger log = LoggerFactory.getLogger(Budget.class);

    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final BigDecimal MICROS = BigDecimal.valueOf(1_000_000);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final LedgerStore ledger;
    private final LlmProperties.Budget limits;
    private final Clock clock;
    private @Nullable Day known;

    Budget(LedgerStore ledger, LlmProperties properties, Clock clock, MeterRegistry registry) {
        this.ledger = ledger;
        this.limits = properties.budget();
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

    /// For a customer's next answer.
    public State left(UUID visitor, UUID conversation) {
        return isOverdrawn(visitor) || isLong(conversation) ? State.NOTHING : today().state();
    }

    /// Of the whole site, a few seconds old at most.
    public synchronized Today today() {
        BigDecimal daily = limits.daily();
        Instant now = clock.instant();
        Day day = known;
        if (day == null || day.readAt.plus(FRESH).isBefore(now)) {
            Instant midnight = now.truncatedTo(ChronoUnit.DAYS);
            BigDecimal spent = BigDecimal.valueOf(ledger.costSince(midnight)).divide(MICROS);
            State state = state(spent, daily);
            tell(day == null ? State.ENOUGH : day.today.state(), state, spent);
            day = new Day(now, new Today(state, spent, daily));
            known = day;
        }
        return day.today;
    }

    private boolean isOverdrawn(UUID visitor) {
        Instant now = clock.instant();
        return turns(visitor, now.minus(1, ChronoUnit.MINUTES)) >= limits.turnsPerMinute()
                || turns(visitor, now.minus(1, ChronoUnit.DAYS)) >= limits.turnsPerDay();
    }

    private long turns(UUID visitor, Instant since) {
        return ledger.byVisitorSince(visitor, since).turns();
    }

    private boolean isLong(UUID conversation) {
        LedgerStore.Used used = ledger.byConversation(conversation);
        return used.turns() >= limits.conversationTurns()
                || used.tokens() >= limits.conversationTokens();
    }

    private State state(BigDecimal spent, @Nullable BigDecimal daily) {
        if (daily == null || spent.multiply(HUNDRED).compareTo(percent(daily)) < 0) {
            return State.ENOUGH;
        }
        return spent.compareTo(daily) < 0 ? State.LITTLE : State.NOTHING;
    }

    private BigDecimal percent(BigDecimal daily) {
        return daily.multiply(BigDecimal.valueOf(limits.soft()));
    }

    private static double level(State state) {
        return switch (state) {
            case ENOUGH -> 0;
            case LITTLE -> 1;
            case NOTHING -> 2;
        };
    }

    private static void tell(State before, State now, BigDecimal spent) {
        if (now.compareTo(before) > 0) {
            log.atWarn()
                    .addKeyValue("spent", spent.toPlainString())
                    .log(
                            now == State.LITTLE
                                    ? "Most of today's budget for language models is spent"
                                    : "Today's budget for language models is spent; articles are"
                                            + " quoted until midnight, UTC");
        }
    }

    private record Day(Instant readAt, Today today) {}
}
