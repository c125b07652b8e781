package io.nightdesk.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.nightdesk.identity.Role;
import io.nightdesk.knowledge.ArticleInput;
import io.nightdesk.knowledge.Articles;
import io.nightdesk.knowledge.Knowledge;
import io.nightdesk.testing.Browser;
import io.nightdesk.testing.NightdeskTest;
import io.nightdesk.testing.TestArticles;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@NightdeskTest
class EvaluationApiTests {

    private final JdbcClient jdbc;
    private final Articles articles;
    private final Knowledge knowledge;
    private final int port;
    private Browser lead;

    EvaluationApiTests(
            @Autowired JdbcClient jdbc,
            @Autowired Articles articles,
            @Autowired Knowledge knowledge,
            @LocalServerPort int port) {
        this.jdbc = jdbc;
        this.articles = articles;
        this.knowledge = knowledge;
        this.port = port;
        this.lead = new Browser(port);
    }

    @BeforeEach
    void signIn() {
        lead = Browser.signedIn(port, jdbc, Role.LEAD);
        article("kayak-rental", "Rent a kayak", "A kayak costs 42 euros a day.");
        article("kayak-repair", "Repair a kayak", "We patch holes in kayaks within a week.");
    }

    private void article(String id, String title, String text) {
        if (articles.byId(id).isEmpty()) {
            TestArticles.publish(
                    articles, knowledge, new ArticleInput(id, title, text, "Kayaks", "en", false));
        }
    }

    @Test
    void anUploadedQuestionIsAskedOfTheLiveSearch() {
        JsonNode done =
                asked(
                        """
                        Question;Article;Fact
                        what does it cost to rent a kayak?;kayak-rental;42 euros
                        can you mend a hole in my kayak;/help/kayak-repair;
                        """);

        JsonNode report = done.path("report");
        assertThat(done.path("total").asInt()).isEqualTo(2);
        assertThat(report.path("retrieval").path("n").asInt()).isEqualTo(2);
        assertThat(report.path("retrieval").path("h1").asDouble()).isEqualTo(1);
        assertThat(report.path("extractive").path("fact_hit").asDouble()).isEqualTo(1);
        assertThat(report.path("questions").path("search")).hasSize(2);
    }

    @Test
    void aLineThatIsNoQuestionIsNamedAndTheOthersAreAsked() {
        JsonNode done =
                asked(
                        """
                        question,article
                        what does a kayak cost,kayak-rental
                        where is my canoe,canoes
                        ,kayak-rental
                        nothing to look for,
                        """);

        assertThat(done.path("total").asInt()).isEqualTo(1);
        assertThat(done.path("flaws").findValuesAsString("problem"))
                .containsExactly(
                        "There is no article canoes",
                        "There is no question",
                        "Name the article that answers it, or a fact that the answer holds");
        assertThat(done.path("flaws").findValuesAsString("line")).containsExactly("3", "4", "5");
    }

    @Test
    void whatHasChangedSinceTheLastTimeIsTold() {
        asked("question,article\nhow much is a kayak per day,kayak-rental\n");

        JsonNode later = asked("question,article\nhow much is a kayak per day,kayak-repair\n");

        assertThat(later.path("report").path("changes").path("worse")).hasSize(1);
        assertThat(later.path("report").path("changes").path("better")).isEmpty();
    }

    @Test
    void aFileWithoutQuestionsIsRefusedLineByLine() {
        var refused = upload("question,article\nwhere is my canoe,canoes\n");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().path("errors").findValuesAsString("message"))
                .containsExactly("Line 2: There is no article canoes");
    }

    @Test
    void aFileInAnotherEncodingIsRefusedWithWhatWouldBeRight() {
        byte[] latin =
                "question,article\nwie teuer für mich,x\n".getBytes(StandardCharsets.ISO_8859_1);

        var refused = lead.upload("POST", "/api/v1/evaluations?name=q.csv", latin);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().path("errors").findValuesAsString("message"))
                .containsExactly("Save the file as UTF-8");
    }

    @Test
    void anAgentMayLookButNotAsk() {
        var agent = Browser.signedIn(port, jdbc, Role.AGENT);

        assertThat(agent.get("/api/v1/evaluations").status()).isEqualTo(200);
        assertThat(
                        agent.upload(
                                        "POST",
                                        "/api/v1/evaluations?name=q.csv",
                                        "question,article\n".getBytes(StandardCharsets.UTF_8))
                                .status())
                .isEqualTo(403);
    }

    private Browser.Reply upload(String csv) {
        return lead.upload(
                "POST",
                "/api/v1/evaluations?name=questions.csv",
                csv.getBytes(StandardCharsets.UTF_8));
    }

    /// Waits until all of the file has been asked.
    private JsonNode asked(String csv) {
        var started = upload(csv);
        assertThat(started.status()).as(started.body().toString()).isEqualTo(201);
        String path = "/api/v1/evaluations/" + started.body().path("id").asString();
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> lead.get(path).body(),
                        found -> !found.path("state").asString().equals("running"));
    }
}
