package io.nightdesk.knowledge;

import java.util.List;

/// What a customer wants to know.
///
/// @param text the customer's last message
/// @param earlierUserTurns what the same customer wrote before it, oldest first; a follow-up such
///     as "and by express?" is searched together with them
/// @param locale the customer's language as a BCP 47 tag, for example `de` or `en-GB`; the text
///     itself wins when its language is plain
/// @param limit the most articles to return, 1 to 20
public record SearchQuery(String text, List<String> earlierUserTurns, String locale, int limit) {

    public SearchQuery {
        earlierUserTurns = List.copyOf(earlierUserTurns);
        limit = Math.clamp(limit, 1, 20);
    }

    /// A first message.
    public SearchQuery(String text, String locale, int limit) {
        this(text, List.of(), locale, limit);
    }
}
