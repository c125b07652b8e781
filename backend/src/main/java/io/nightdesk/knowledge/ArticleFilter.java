package io.nightdesk.knowledge;

import org.jspecify.annotations.Nullable;

/// Which articles to list.
///
/// @param query words that must all occur in title, id, section or body; null or blank for all
/// @param cursor [ArticleList#nextCursor] of the page before; null for the first
/// @param limit 1 to 200
public record ArticleFilter(
        @Nullable String query,
        @Nullable String locale,
        Article.@Nullable Status status,
        @Nullable String cursor,
        int limit) {

    public ArticleFilter {
        limit = Math.clamp(limit, 1, 200);
    }

    /// The first page of everything.
    public static ArticleFilter all() {
        return new ArticleFilter(null, null, null, null, 50);
    }
}
