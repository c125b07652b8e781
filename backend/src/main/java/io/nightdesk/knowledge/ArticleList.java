package io.nightdesk.knowledge;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of articles, last changed first.
///
/// @param nextCursor asks for the next page; null on the last one
public record ArticleList(List<ArticleSummary> articles, @Nullable String nextCursor) {

    public ArticleList {
        articles = List.copyOf(articles);
    }
}
