package io.nightdesk.llm;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Service;

/// Whether models answer customers at the moment, as the attempts of all nodes tell.
@Service
public class ModelHealth {

    /// For less than this nobody needs to be told.
    private static final Duration LASTING = Duration.ofMinutes(1);

    /// By then each node has asked each model at least once, if only for one token.
    private static final Duration LOOKBACK = Duration.ofHours(1);

    private final LanguageModels models;
    private final LedgerStore ledger;
    private final Budget budget;
    private final Clock clock;

    ModelHealth(LanguageModels models, LedgerStore ledger, Budget budget, Clock clock) {
        this.models = models;
        this.ledger = ledger;
        this.budget = budget;
        this.clock = clock;
    }

    /// What customers are answered by.
    public enum State {
        /// There is no model, so that articles are quoted.
        NONE,
        /// Models answer.
        OK,
        /// For more than a minute every model that was asked has failed, or today's budget is
        /// spent: articles are quoted, or people answer.
        DOWN
    }

    public State state() {
        if (!models.configured()) {
            return State.NONE;
        }
        return isSpent() || isOut() ? State.DOWN : State.OK;
    }

    private boolean isSpent() {
        return budget.today().state() == Budget.State.NOTHING;
    }

    private boolean isOut() {
        Instant now = clock.instant();
        return ledger.failingSince(now.minus(LOOKBACK))
                .filter(since -> since.isBefore(now.minus(LASTING)))
                .isPresent();
    }
}
