package io.nightdesk.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.nightdesk.identity.Role;
import io.nightdesk.knowledge.PastPublications.Change;
import io.nightdesk.testing.Browser;
import io.nightdesk.testing.NightdeskTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@NightdeskTest(properties = "nightdesk.test=Knowledge")
class RollbackTests {

    private static final Duration SOON = Duration.ofSeconds(30);

    @LocalServerPort int port;
    @Autowired JdbcClient jdbc;
    @Autowired Articles articles;
    @Autowired PastPublications past;
    @Autowired Knowledge knowledge;

    @Test
    void whatWasShownBeforeIsShownAndFoundAgain() {
        publish("sledges", "Hire a sledge", "A sledge costs 7 euros an hour.");
        publish("skates", "Hire skates", "Skates cost 4 euros an hour.");
        edit("sledges", "Hire a sledge", "A sledge costs 700 euros an hour.");
        Instant wrong = published("sledges");
        articles.unpublish("skates");
        publish("sleighs", "Hire a sleigh", "A sleigh costs 90 euros an hour.");
        await().atMost(SOON).until(() -> chunk("what does a sledge cost").contains("700"));

        past.goBack(wrong, "Ada");

        assertThat(articles.helpArticle("sledges").orElseThrow().html()).contains("7 euros");
        assertThat(articles.helpArticle("skates")).isPresent();
        assertThat(articles.helpArticle("sleighs")).isEmpty();
        assertThat(articles.byId("sledges").orElseThrow().status())
                .isEqualTo(Article.Status.CHANGED);
        await().atMost(SOON).until(() -> chunk("what does a sledge cost").contains("costs 7 "));
    }

    @Test
    void goingBackCanBeUndone() {
        publish("masks", "Dive masks", "Masks fit all faces.");
        edit("masks", "Dive masks", "Masks fit most faces.");
        past.goBack(published("masks"), "Ada");

        past.goBack(published("masks"), "Ada");

        assertThat(articles.helpArticle("masks").orElseThrow().html()).contains("most faces");
    }

    @Test
    void whatIsInternalByNowStaysHidden() {
        publish("codes", "Door codes", "The code is 4711.");
        articles.unpublish("codes");
        Article article = articles.byId("codes").orElseThrow();
        Instant gone = past.changes().getFirst().at();
        articles.edit(
                "codes",
                new ArticleInput(null, article.title(), article.body(), "", "en", true),
                article.revision(),
                "Ada");

        past.goBack(gone.plusSeconds(60), "Ada");
        past.goBack(gone, "Ada");

        assertThat(articles.helpArticle("codes")).isEmpty();
    }

    @Test
    void beyondThirtyDaysNothingIsKnown() {
        Instant longAgo = Instant.now().minus(Duration.ofDays(31));

        assertThatThrownBy(() -> past.goBack(longAgo, "Ada"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anAdminSeesTheChangesAndGoesBackAndALeadDoesNot() {
        publish("fins", "Fins", "Fins come in pairs.");
        edit("fins", "Fins", "Fins come in threes.");
        List<Change> changes = past.changes();
        Browser lead = Browser.signedIn(port, jdbc, Role.LEAD);
        Browser admin = Browser.signedIn(port, jdbc, Role.ADMIN);
        Map<String, Object> body = Map.of("before", published("fins").toString());

        var state = lead.get("/api/v1/knowledge");
        var refused = lead.post("/api/v1/knowledge/rollback", body);
        var done = admin.post("/api/v1/knowledge/rollback", body);

        assertThat(state.body().path("changes")).hasSameSizeAs(changes);
        assertThat(state.body().path("index").path("models")).hasSize(2);
        assertThat(state.body().path("index").path("revision").asLong()).isPositive();
        assertThat(refused.status()).isEqualTo(403);
        assertThat(done.status()).isEqualTo(200);
        assertThat(articles.helpArticle("fins").orElseThrow().html()).contains("pairs");
    }

    private void publish(String id, String title, String body) {
        articles.create(new ArticleInput(id, title, body, "", "en", false), "Mia");
        articles.publish(id, null, "Mia");
    }

    private void edit(String id, String title, String body) {
        long revision = articles.byId(id).orElseThrow().revision();
        articles.edit(id, new ArticleInput(null, title, body, "", "en", false), revision, "Mia");
        articles.publish(id, null, "Mia");
    }

    private Instant published(String id) {
        return Objects.requireNonNull(articles.byId(id).orElseThrow().publishedAt());
    }

    private String chunk(String question) {
        return knowledge.search(new SearchQuery(question, "en", 1)).passages().getFirst().chunk();
    }
}
