package io.nightdesk.llm;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.nightdesk.testing.WithDatabase;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;

/// What the ledger says is left. The day's limit is one dollar here.
@WithDatabase
class BudgetTests {

    private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");

    private final UUID visitor = UUID.randomUUID();
    private final UUID conversation = UUID.randomUUID();
    private final JdbcTemplate jdbc;
    private final LedgerStore store;

    BudgetTests(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.store = new LedgerStore(jdbc);
        jdbc.update("delete from llm.attempt");
    }

    @Test
    void sixTurnsAMinuteAndFortyADayAskAModel() {
        charge(5, NOON.minusSeconds(30), UUID.randomUUID(), 1, 0L);
        assertThat(left()).isEqualTo(Budget.State.ENOUGH);

        charge(1, NOON.minusSeconds(30), UUID.randomUUID(), 1, 0L);
        assertThat(left()).isEqualTo(Budget.State.NOTHING);
    }

    @Test
    void fortyTurnsADayAreEnough() {
        charge(40, NOON.minus(Duration.ofHours(20)), UUID.randomUUID(), 1, 0L);
        assertThat(left()).isEqualTo(Budget.State.NOTHING);
    }

    @Test
    void aTurnThatAskedTwoModelsCountsOnce() {
        UUID turn = UUID.randomUUID();
        store.insert(Collections.nCopies(10, entry(NOON, UUID.randomUUID(), turn, 1, 0L)));

        assertThat(left()).isEqualTo(Budget.State.ENOUGH);
    }

    @Test
    void aConversationHasSoManyTokens() {
        charge(1, NOON.minus(Duration.ofDays(3)), conversation, 59_999, 0L);
        assertThat(left()).isEqualTo(Budget.State.ENOUGH);

        charge(1, NOON.minus(Duration.ofDays(3)), conversation, 1, 0L);
        assertThat(left()).isEqualTo(Budget.State.NOTHING);
    }

    @Test
    void theDaysMoneyRunsLowAndThenOut() {
        charge(1, NOON.minus(Duration.ofDays(1)), UUID.randomUUID(), 1, 5_000_000L);
        charge(1, NOON, UUID.randomUUID(), 1, 799_999L);
        assertThat(left()).isEqualTo(Budget.State.ENOUGH);

        charge(1, NOON, UUID.randomUUID(), 1, 1L);
        assertThat(left()).isEqualTo(Budget.State.LITTLE);

        charge(1, NOON, UUID.randomUUID(), 1, 200_000L);
        Budget.Today today = budget("1").today();
        assertThat(today.state()).isEqualTo(Budget.State.NOTHING);
        assertThat(today.spent()).isEqualByComparingTo("1");
    }

    @Test
    void whatNobodyKnowsThePriceOfIsUnknownAndNotNothing() {
        charge(1, NOON, UUID.randomUUID(), 1, null);

        assertThat(jdbc.queryForObject("select cost from llm.attempt", Long.class)).isNull();
        assertThat(left()).isEqualTo(Budget.State.ENOUGH);
    }

    @Test
    void whatWasEstimatedIsMarkedAndWhatIsUnknownIsCounted() {
        charge(1, NOON, UUID.randomUUID(), 1, 250_000L);
        jdbc.update("update llm.attempt set estimated = true");
        charge(1, NOON, UUID.randomUUID(), 1, 500_000L);
        charge(2, NOON, UUID.randomUUID(), 1, null);

        Spent spent = store.since(NOON);
        assertThat(spent.known()).isEqualByComparingTo("0.75");
        assertThat(spent.estimated()).isEqualByComparingTo("0.25");
        assertThat(spent.unknown()).isEqualTo(2);
    }

    @Test
    void whatWasKnownAlreadyAndWhatWasThoughtIsAddedUpAsFarAsItWasTold() {
        UUID turn = UUID.randomUUID();
        store.insert(
                List.of(
                        entry(NOON, conversation, turn, new Usage(100, 60, 8, 50, 30, false), null),
                        entry(NOON, conversation, turn, new Usage(10, 5, true), null)));

        assertThat(store.since(NOON).tokens()).isEqualTo(new Spent.Tokens(110, 60, 55, 30));
        assertThat(store.byConversation(conversation).tokens()).isEqualTo(165);
        assertThat(count("tokens_cached = 60 and tokens_cache_write = 8 and tokens_reasoning = 30"))
                .isEqualTo(1);
        assertThat(count("num_nulls(tokens_cached, tokens_cache_write, tokens_reasoning) = 3"))
                .isEqualTo(1);
    }

    @Test
    void withoutADailyLimitNoneIsReached() {
        charge(1, NOON, UUID.randomUUID(), 1, 900_000_000L);

        assertThat(budget(null).left(visitor, conversation)).isEqualTo(Budget.State.ENOUGH);
    }

    @Test
    void onlyWithEnoughLeftIsAnythingAskedTwiceToSaveTime() {
        Spender customer = new Spender(visitor, conversation, UUID.randomUUID());
        assertThat(budget("1").affordsSecond(customer)).isTrue();
        assertThat(budget("1").affordsSecond(Spender.HOUSE)).isFalse();

        charge(1, NOON, UUID.randomUUID(), 1, 800_000L);
        assertThat(budget("1").affordsSecond(customer)).isFalse();
    }

    private @Nullable Long count(String condition) {
        return jdbc.queryForObject(
                "select count(*) from llm.attempt where " + condition, Long.class);
    }

    private Budget.State left() {
        return budget("1").left(visitor, conversation);
    }

    private Budget budget(@Nullable String daily) {
        Map<String, String> properties = new HashMap<>(LlmFixtures.quick());
        if (daily != null) {
            properties.put("nightdesk.llm.budget.daily", daily);
        }
        BudgetLimits limits =
                new Binder(new MapConfigurationPropertySource(properties))
                        .bindOrCreate("nightdesk.llm", LlmProperties.class)
                        .budget();
        return new Budget(
                store, () -> limits, Clock.fixed(NOON, ZoneOffset.UTC), new SimpleMeterRegistry());
    }

    private void charge(int turns, Instant at, UUID by, int tokens, @Nullable Long micros) {
        store.insert(
                IntStream.range(0, turns)
                        .mapToObj(_ -> entry(at, by, UUID.randomUUID(), tokens, micros))
                        .toList());
    }

    /// A token of output costs a millionth of a dollar, one of input nothing.
    private LedgerEntry entry(Instant at, UUID by, UUID turn, int tokens, @Nullable Long micros) {
        Price price =
                micros == null ? null : new Price(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ONE);
        int out = micros == null ? 1 : Math.toIntExact(micros);
        return entry(at, by, turn, new Usage(tokens, out, false), price);
    }

    private LedgerEntry entry(Instant at, UUID by, UUID turn, Usage usage, @Nullable Price price) {
        return new LedgerEntry(
                at,
                new DeploymentSettings(
                        "a", "a", Provider.OPENAI, "https://x", Secret.of(""), "m", 1, price),
                Profile.ANSWER,
                new Spender(visitor, by, turn),
                usage,
                price,
                "ok",
                1);
    }
}
