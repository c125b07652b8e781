package io.nightdesk.conversation;

import java.util.Set;

/// How long the assistant has had a conversation, and what the customer thinks of it so far.
///
/// @param since the `seq` with which it last got it; 0 when it has always had it
/// @param disliked its answers since then that have a thumb down, by their `seq`
public record Tenure(long since, Set<Long> disliked) {

    public Tenure {
        disliked = Set.copyOf(disliked);
    }
}
