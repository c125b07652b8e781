package io.nightdesk.llm;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// For whom a model is asked, as the ledger notes it.
public record Spender(@Nullable UUID visitor, @Nullable UUID conversation, @Nullable UUID turn) {

    /// Work for no customer in particular.
    public static final Spender HOUSE = new Spender(null, null, null);
}
