package io.nightdesk.llm;

import dev.langchain4j.data.message.ChatMessage;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/// Charges the attempts of one call, the failed and the cancelled ones too.
final class Account {

    private final Profile profile;
    private final Spender spender;
    private final Prices prices;
    private final Consumer<LedgerEntry> ledger;
    private final Clock clock;

    Account(
            Profile profile,
            Spender spender,
            Prices prices,
            Consumer<LedgerEntry> ledger,
            Clock clock) {
        this.profile = profile;
        this.spender = spender;
        this.prices = prices;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// Does nothing for a deployment that was passed over.
    ///
    /// @param shown the text that was heard, for estimates
    void charge(
            DeploymentSettings deployment,
            List<ChatMessage> messages,
            Outcome outcome,
            String shown,
            Duration took) {
        Failure failure = outcome instanceof Outcome.Broken broken ? broken.failure() : null;
        if (failure == Failure.BREAKER_OPEN || failure == Failure.FULL) {
            return;
        }
        ledger.accept(
                new LedgerEntry(
                        clock.instant(),
                        deployment,
                        profile,
                        spender,
                        usage(messages, outcome, shown),
                        prices.of(deployment, clock.instant()).orElse(null),
                        failure == null ? "ok" : failure.code(),
                        took.toMillis()));
    }

    private static Usage usage(List<ChatMessage> messages, Outcome outcome, String shown) {
        return switch (outcome) {
            case Outcome.Whole whole -> whole.usage();
            case Outcome.Broken broken when wasRefused(broken) -> Usage.NONE;
            case Outcome.Broken broken -> broken.counts().usage(messages, shown);
        };
    }

    /// Nobody charges for a connection that failed or an error in place of a stream.
    private static boolean wasRefused(Outcome.Broken broken) {
        return broken.failure() == Failure.CONNECT || broken.status() != null;
    }
}
