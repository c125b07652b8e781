package io.nightdesk.testing;

import static org.awaitility.Awaitility.await;

import io.nightdesk.knowledge.ArticleInput;
import io.nightdesk.knowledge.Articles;
import io.nightdesk.knowledge.IndexVersion;
import io.nightdesk.knowledge.Knowledge;
import io.nightdesk.knowledge.SearchQuery;

/// Articles that are searched by the time a test goes on: a node makes its index a moment after it
/// has heard that one was published, or taken back.
public final class TestArticles {

    /// What a question about sending boots back finds.
    public static final ArticleInput RETURNS =
            new ArticleInput(
                    "returns",
                    "Return an item",
                    "You can send boots back within 30 days of delivery.",
                    "Returns",
                    "en",
                    false);

    private TestArticles() {}

    /// Publishes it, if need be as a new one.
    public static void publish(Articles articles, Knowledge knowledge, ArticleInput article) {
        String id = String.valueOf(article.id());
        if (articles.byId(id).isEmpty()) {
            articles.create(article, "test");
        }
        articles.publish(id, null, "test");
        awaitFound(knowledge, article);
    }

    /// Waits until a node finds it, by its words and by its meaning.
    public static void awaitFound(Knowledge knowledge, ArticleInput article) {
        String id = String.valueOf(article.id());
        await().until(
                        () ->
                                isFound(knowledge, id, article.title())
                                        && knowledge
                                                .version()
                                                .filter(IndexVersion::embedded)
                                                .isPresent());
    }

    public static void unpublish(Articles articles, Knowledge knowledge, String id) {
        String title = articles.byId(id).orElseThrow().title();
        articles.unpublish(id);
        await().until(() -> !isFound(knowledge, id, title));
    }

    private static boolean isFound(Knowledge knowledge, String id, String title) {
        return knowledge.search(new SearchQuery(title, "en", 50)).passages().stream()
                .anyMatch(passage -> passage.articleId().equals(id));
    }
}
