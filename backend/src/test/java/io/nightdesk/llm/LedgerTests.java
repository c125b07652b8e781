package io.nightdesk.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.nightdesk.llm.LlmFixtures.Heard;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is charged to whom.
class LedgerTests {

    private static final Spender SPENDER =
            new Spender(new UUID(0, 1), new UUID(0, 2), new UUID(0, 3));

    private final FaultServer primary = FaultServer.start();
    private final FaultServer secondary = FaultServer.start();
    private final List<LedgerEntry> ledger = new ArrayList<>();
    private final LanguageModels models =
            LlmFixtures.models(LlmFixtures.both(primary, secondary), ledger::add);

    @AfterEach
    void close() {
        primary.close();
        secondary.close();
    }

    @Test
    void everyAttemptHasAnEntryTheFailedOneToo() {
        primary.always(Fault.V3_STALL_AFTER_2_TOKENS);

        ask(new CancelHandle(), new Heard());

        assertThat(ledger)
                .extracting(
                        entry -> entry.deployment().name(),
                        LedgerEntry::outcome,
                        entry -> entry.usage().estimated())
                .containsExactly(tuple("primary", "stall", true), tuple("secondary", "ok", false));
        assertThat(ledger.getFirst().usage().tokensIn()).isPositive();
        assertThat(ledger.getFirst().usage().tokensOut()).isPositive();
        assertThat(ledger.getLast().usage()).isEqualTo(new Usage(120, 34, false));
        assertThat(ledger).extracting(LedgerEntry::spender).containsOnly(SPENDER);
    }

    @Test
    void whatWasCancelledIsChargedForWhatWasHeard() {
        primary.always(Script.stallAfter("One sentence. Another "));
        CancelHandle cancel = new CancelHandle();

        ask(cancel, (_, _) -> cancel.cancel());

        assertThat(ledger).extracting(LedgerEntry::outcome).containsExactly("cancelled");
        assertThat(ledger.getFirst().usage().tokensOut()).isPositive();
    }

    @Test
    void whatTheListenerBrokeOffIsChargedToo() {
        primary.always(Script.stallAfter("One sentence. Another "));

        assertThatThrownBy(
                        () ->
                                ask(
                                        new CancelHandle(),
                                        (_, _) -> {
                                            throw new IllegalStateException("fenced");
                                        }))
                .hasMessage("fenced");
        assertThat(ledger).extracting(LedgerEntry::outcome).containsExactly("cancelled");
    }

    @Test
    void aRefusalCostsNothingAndWhoWasPassedOverIsNotCharged() {
        primary.always(Fault.V11_WRONG_KEY);

        ask(new CancelHandle(), new Heard());
        ask(new CancelHandle(), new Heard());

        assertThat(ledger)
                .extracting(LedgerEntry::outcome, LedgerEntry::cost)
                .containsExactly(tuple("unauthorized", 0L), tuple("ok", null), tuple("ok", null));
    }

    @Test
    void tokensThatTheProviderKnewAreCheaper() {
        Price price =
                new Price(new BigDecimal("0.40"), new BigDecimal("0.10"), new BigDecimal("1.60"));

        assertThat(price.of(new Usage(1_000, 600, null, 100, 80, false)))
                .isEqualTo(160L + 60 + 160);
    }

    @Test
    void whatHasNoPriceOfItsOwnIsNotGuessed() {
        Price price = new Price(BigDecimal.ONE, null, BigDecimal.TEN);

        assertThat(price.of(new Usage(1_000, 0, 0, 100, null, false))).isEqualTo(2_000L);
        assertThat(price.of(new Usage(1_000, 600, 0, 100, null, false))).isNull();
        assertThat(price.of(new Usage(1_000, 0, 400, 100, null, false))).isNull();
    }

    @Test
    void whatWasSpentOnThinkingAloneIsChargedAsItWasCounted() {
        primary.always(Script.thoughtUpToTheLimit());

        ask(new CancelHandle(), new Heard());

        assertThat(ledger)
                .extracting(LedgerEntry::outcome, LedgerEntry::usage)
                .containsExactly(
                        tuple("empty", new Usage(120, 34, false)),
                        tuple("ok", new Usage(120, 34, false)));
    }

    @ParameterizedTest
    @CsvSource({
        "gpt-4.1-mini, 2026-11-29T00:00:00Z, 0.4",
        "gpt-4.1-mini-2025-04-14, 2026-11-29T00:00:00Z, 0.4",
        "gpt-4.1, 2026-11-29T00:00:00Z, 2",
        "gpt-4.1-mini, 2024-01-01T00:00:00Z, ",
        "gpt-4.1-minimal, 2026-11-29T00:00:00Z, ",
        "somebodys-model, 2026-11-29T00:00:00Z, "
    })
    void aPriceIsThatOfTheDayAndElseUnknown(String model, Instant at, BigDecimal input) {
        assertThat(Prices.shipped().of(deployment(model, Provider.OPENAI.defaultUrl(), null), at))
                .map(Price::input)
                .isEqualTo(Optional.ofNullable(input));
    }

    @Test
    void elsewhereThanAtTheProviderOnlyAnAdminKnowsThePrice() {
        Price own = new Price(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ONE);
        Instant now = Instant.parse("2026-11-29T00:00:00Z");
        String elsewhere = "https://models.example/v1";

        assertThat(Prices.shipped().of(deployment("gpt-4.1-mini", elsewhere, null), now)).isEmpty();
        assertThat(Prices.shipped().of(deployment("gpt-4.1-mini", elsewhere, own), now))
                .contains(own);
    }

    private void ask(CancelHandle cancel, TextListener listener) {
        Completion _ =
                models.ladder(Profile.ANSWER, SPENDER)
                        .complete(LlmFixtures.question("Can I send it back?", cancel), listener);
    }

    private static DeploymentSettings deployment(String model, String url, @Nullable Price price) {
        return new DeploymentSettings(
                "a", "a", Provider.OPENAI, url, Secret.of("test-key"), model, 1, price);
    }
}
