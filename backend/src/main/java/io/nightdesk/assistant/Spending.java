package io.nightdesk.assistant;

import io.nightdesk.conversation.Summary;
import io.nightdesk.llm.Budget;
import io.nightdesk.llm.LanguageModels;
import io.nightdesk.llm.Profile;
import io.nightdesk.llm.Spender;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Says before a turn is worked on which models it may ask, and on whose account.
@Component
class Spending {

    private final LanguageModels models;
    private final Budget budget;

    Spending(LanguageModels models, Budget budget) {
        this.models = models;
        this.budget = budget;
    }

    /// @param profile who writes the answer
    /// @param since by [System#nanoTime]: the time that models are given in one turn, whoever is
    ///     asked in it and for what, counts from then
    record Means(Profile profile, Spender spender, long since) {}

    /// Empty when there is no model, or nothing left to spend on one.
    ///
    /// @param turn what is paid for; null for other work on a conversation
    Optional<Means> means(@Nullable ClaimedTurn turn, Summary conversation) {
        if (!models.configured()) {
            return Optional.empty();
        }
        long since = models.since(turn == null ? Duration.ZERO : turn.spent());
        UUID payer = turn == null ? null : turn.id();
        Spender spender = new Spender(conversation.visitor(), conversation.id(), payer);
        return switch (budget.left(conversation.visitor(), conversation.id())) {
            case ENOUGH -> Optional.of(new Means(Profile.ANSWER, spender, since));
            case LITTLE -> Optional.of(new Means(Profile.ECONOMY, spender, since));
            case NOTHING -> Optional.empty();
        };
    }
}
