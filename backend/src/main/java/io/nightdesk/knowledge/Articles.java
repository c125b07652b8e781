package io.nightdesk.knowledge;

import io.nightdesk.knowledge.ArticleOutcome.Unknown;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// The help centre's articles: written, published and taken back by people. What is published is
/// searched within seconds on every node.
@Service
public final class Articles {

    public ArticleList list(ArticleFilter filter) {
        return new ArticleList(List.of(), null);
    }

    public Optional<Article> byId(String id) {
        return Optional.empty();
    }

    /// Makes a draft. Never ends in [ArticleOutcome.Conflict].
    ///
    /// @param by the author's name
    public ArticleOutcome create(ArticleInput input, String by) {
        return new Unknown(String.valueOf(input.id()));
    }

    /// Changes the working copy.
    ///
    /// @param revision the revision the author saw
    public ArticleOutcome edit(String id, ArticleInput input, long revision, String by) {
        return new Unknown(id);
    }

    /// Shows the working copy to customers.
    ///
    /// @param revision the revision the author saw; null publishes whatever is there
    public ArticleOutcome publish(String id, @Nullable Long revision, String by) {
        return new Unknown(id);
    }

    /// Takes the article away from customers; the working copy stays.
    public ArticleOutcome unpublish(String id, String by) {
        return new Unknown(id);
    }

    /// The article as customers see it; empty for drafts and internal articles.
    public Optional<HelpArticle> helpArticle(String id) {
        return Optional.empty();
    }
}
