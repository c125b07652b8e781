package io.nightdesk.knowledge;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A page of articles, last changed first.
///
/// @param nextCursor asks for the next page; null on the last one
public record ArticleList(List<ArticleSummary> articles, @Nullable String nextCursor) {

    public ArticleList {
        articles = List.copyOf(articles);
    }
}
