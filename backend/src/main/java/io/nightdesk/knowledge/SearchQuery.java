package io.nightdesk.knowledge;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a customer wants to know.
///
/// @param text the customer's last message
/// @param translation the last message in the articles' language, if somebody translated it; one
///     more thing to search for, never alone
/// @param earlierUserTurns what the same customer wrote before it, oldest first; a follow-up such
///     as "and by express?" is searched together with them
/// @param locale the customer's language as a BCP 47 tag, for example `de` or `en-GB`; the text
///     itself wins when its language is plain
/// @param audiences the groups that the customer is known to belong to; articles for other groups
///     are never found. Nobody belongs to any as long as customers do not prove who they are
/// @param without articles to search as if there were none of them, for measuring
/// @param limit the most articles to return, 1 to 20
public record SearchQuery(
        String text,
        @Nullable String translation,
        List<String> earlierUserTurns,
        String locale,
        Set<String> audiences,
        Set<String> without,
        int limit) {

    public SearchQuery {
        earlierUserTurns = List.copyOf(earlierUserTurns);
        audiences = Set.copyOf(audiences);
        without = Set.copyOf(without);
        limit = Math.clamp(limit, 1, 20);
    }

    /// A message of somebody unknown.
    public SearchQuery(String text, List<String> earlierUserTurns, String locale, int limit) {
        this(text, null, earlierUserTurns, locale, Set.of(), Set.of(), limit);
    }

    /// The same with a translation.
    public SearchQuery translated(String to) {
        return new SearchQuery(text, to, earlierUserTurns, locale, audiences, without, limit);
    }

    /// The same among the other articles.
    public SearchQuery without(Set<String> articles) {
        return new SearchQuery(
                text, translation, earlierUserTurns, locale, audiences, articles, limit);
    }

    /// A first message.
    public SearchQuery(String text, String locale, int limit) {
        this(text, List.of(), locale, limit);
    }
}
