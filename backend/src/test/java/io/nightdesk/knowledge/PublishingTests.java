package io.nightdesk.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.nightdesk.knowledge.ArticleOutcome.Saved;
import io.nightdesk.testing.NightdeskTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@NightdeskTest(properties = "nightdesk.test=Knowledge")
class PublishingTests {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final Articles articles;
    private final Knowledge knowledge;

    PublishingTests(@Autowired Articles articles, @Autowired Knowledge knowledge) {
        this.articles = articles;
        this.knowledge = knowledge;
    }

    @Test
    void aQuestionFindsAnArticleOnceItIsPublished() {
        create("kayak-hire", "Hire a kayak", "You can hire a kayak for €35 a day at the lake.");
        assertThat(found("how much does it cost to hire a kayak")).doesNotContain("kayak-hire");

        articles.publish("kayak-hire", null, "Maria");

        await().atMost(SOON)
                .untilAsserted(
                        () ->
                                assertThat(found("how much does it cost to hire a kayak"))
                                        .startsWith("kayak-hire"));
    }

    @Test
    void anUnpublishedArticleIsNoLongerFound() {
        create("snow-shoes", "Snow shoes", "Snow shoes are sold from November.");
        articles.publish("snow-shoes", null, "Maria");
        await().atMost(SOON).until(() -> found("when are snow shoes sold").contains("snow-shoes"));

        articles.unpublish("snow-shoes");

        await().atMost(SOON).until(() -> !found("when are snow shoes sold").contains("snow-shoes"));
    }

    @Test
    void markingAPublishedArticleInternalHidesItAtOnce() {
        Article article = create("staff-codes", "Discounts", "The secret staff code is BANANA.");
        articles.publish("staff-codes", null, "Maria");
        await().atMost(SOON).until(() -> found("secret staff code").contains("staff-codes"));

        articles.edit(
                "staff-codes",
                new ArticleInput(null, article.title(), article.body(), "", "en", true),
                article.revision(),
                "Maria");

        assertThat(articles.helpArticle("staff-codes")).isEmpty();
        await().atMost(SOON).until(() -> !found("secret staff code").contains("staff-codes"));
    }

    private Article create(String id, String title, String body) {
        ArticleOutcome outcome =
                articles.create(new ArticleInput(id, title, body, "", "en", false), "Maria");
        assertThat(outcome).isInstanceOf(Saved.class);
        return ((Saved) outcome).article();
    }

    private List<String> found(String question) {
        return knowledge.search(new SearchQuery(question, "en", 5)).passages().stream()
                .map(Passage::articleId)
                .toList();
    }
}
