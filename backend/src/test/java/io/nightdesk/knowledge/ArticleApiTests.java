package io.nightdesk.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightdesk.identity.Role;
import io.nightdesk.testing.Browser;
import io.nightdesk.testing.NightdeskTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@NightdeskTest
class ArticleApiTests {

    private final JdbcClient jdbc;
    private final int port;
    private Browser lead;

    ArticleApiTests(@Autowired JdbcClient jdbc, @LocalServerPort int port) {
        this.jdbc = jdbc;
        this.port = port;
        this.lead = new Browser(port);
    }

    @BeforeEach
    void signIn() {
        lead = Browser.signedIn(port, jdbc, Role.LEAD);
    }

    @Test
    void aLeadWritesAndPublishesAnArticle() throws Exception {
        var created = lead.post("/api/v1/articles", article("Tent rental", "Rent a *tent* here."));

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.body().path("id").asString()).isEqualTo("tent-rental");
        assertThat(created.body().path("status").asString()).isEqualTo("draft");
        assertThat(help("tent-rental").statusCode()).isEqualTo(404);

        var published = lead.post("/api/v1/articles/tent-rental/publish", Map.of("revision", 1));

        assertThat(published.body().path("status").asString()).isEqualTo("published");
        assertThat(help("tent-rental").body()).contains("Rent a <em>tent</em> here.");
    }

    @Test
    void anEditIsInvisibleToCustomersUntilItIsPublished() throws Exception {
        lead.post("/api/v1/articles", article("Ski wax", "Wax it cold."));
        lead.post("/api/v1/articles/ski-wax/publish", null);

        var edited = lead.put("/api/v1/articles/ski-wax", edit("Ski wax", "Wax it warm.", 1));

        assertThat(edited.body().path("status").asString()).isEqualTo("changed");
        assertThat(edited.body().path("revision").asInt()).isEqualTo(2);
        assertThat(help("ski-wax").body()).contains("Wax it cold.");
    }

    @Test
    void anEditOfAnOlderTextIsRefused() {
        lead.post("/api/v1/articles", article("Ropes", "Ropes are long."));
        lead.put("/api/v1/articles/ropes", edit("Ropes", "Ropes are longer.", 1));

        var late = lead.put("/api/v1/articles/ropes", edit("Ropes", "Ropes are short.", 1));

        assertThat(late.status()).isEqualTo(409);
        assertThat(late.code()).isEqualTo("CONFLICT");
    }

    @Test
    void anArticleWithoutTitleOrTextIsRefusedFieldByField() {
        var refused = lead.post("/api/v1/articles", article(" ", ""));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().path("errors").findValuesAsString("field"))
                .containsExactly("title", "body");
    }

    @Test
    void anArticleOfFiveMegabytesIsRefused() {
        var refused = lead.post("/api/v1/articles", article("Long", "word ".repeat(1 << 20)));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().path("detail").asString()).contains("at most 1 MiB");
    }

    @Test
    void twoArticlesOfOneTitleGetDifferentIds() {
        lead.post("/api/v1/articles", article("Größe & Form?", "One."));

        var second = lead.post("/api/v1/articles", article("Größe & Form?", "Two."));

        assertThat(second.body().path("id").asString()).isEqualTo("groesse-form-2");
    }

    @Test
    void theSectionsAreThoseThatCustomersCanFind() {
        lead.post("/api/v1/articles", filed("Tent pegs", "Camping", false));
        lead.post("/api/v1/articles", filed("Tent poles", "Camping", false));
        lead.post("/api/v1/articles", filed("Goodwill", "Staff only", true));

        var sections = lead.get("/api/v1/knowledge/sections").body().path("sections");

        assertThat(sections.toString())
                .containsOnlyOnce("\"Camping\"")
                .doesNotContain("Staff only", "\"\"");
    }

    @Test
    void anAgentReadsButDoesNotWrite() {
        lead.post("/api/v1/articles", article("Headlamps", "They shine."));
        Browser agent = Browser.signedIn(port, jdbc, Role.AGENT);

        assertThat(agent.get("/api/v1/articles/headlamps").status()).isEqualTo(200);
        assertThat(agent.post("/api/v1/articles", article("Mine", "No.")).status()).isEqualTo(403);
        assertThat(agent.put("/api/v1/articles/headlamps", edit("X", "Y", 1)).status())
                .isEqualTo(403);
        assertThat(agent.post("/api/v1/articles/headlamps/publish", null).status()).isEqualTo(403);
        assertThat(agent.delete("/api/v1/articles/headlamps").status()).isEqualTo(403);
    }

    @Test
    void nobodyReadsWithoutSigningIn() {
        assertThat(new Browser(port).get("/api/v1/articles").status()).isEqualTo(401);
    }

    @Test
    void theListIsSearchedByWordsAndPagedLastChangedFirst() {
        for (int i = 1; i <= 53; i++) {
            lead.post("/api/v1/articles", article("Zebra crossing " + i, "Stripes_100%."));
        }

        var first = lead.get("/api/v1/articles?query=zebra%20STRIPES_100%25&status=draft");
        String cursor = first.body().path("nextCursor").asString();
        var second = lead.get("/api/v1/articles?query=zebra&cursor=" + cursor);

        assertThat(first.body().path("articles")).hasSize(50);
        assertThat(first.body().path("articles").path(0).path("title").asString())
                .isEqualTo("Zebra crossing 53");
        assertThat(second.body().path("articles")).hasSize(3);
        assertThat(second.body().path("nextCursor").isNull()).isTrue();
        assertThat(lead.get("/api/v1/articles?query=zebra_crossing").body().path("articles"))
                .isEmpty();
        assertThat(lead.get("/api/v1/articles?cursor=nonsense").status()).isEqualTo(400);
    }

    @Test
    void scriptsInAnArticleReachNoPage() throws Exception {
        lead.post(
                "/api/v1/articles",
                article(
                        "Trap <script>alert(1)</script>",
                        """
                        Safe text. <script>alert(2)</script><img src=x onerror=alert(3)>
                        [click](javascript:alert(4)) ![pixel](https://evil.example/p.png)
                        <a href="https://ok.example" onclick="alert(5)">ok</a>
                        """));
        lead.post("/api/v1/articles/trap-script-alert-1-script/publish", null);

        HttpResponse<String> page = help("trap-script-alert-1-script");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("Safe text.")
                .doesNotContain("<script", "<img", "<a href=\"javascript", "<a href=\"https://ok");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'")
                .doesNotContain("unsafe");
    }

    @Test
    void anInternalArticleHasNoHelpPage() throws Exception {
        lead.post(
                "/api/v1/articles",
                Map.of("title", "Fraud", "body", "Ask.", "locale", "en", "internal", true));
        lead.post("/api/v1/articles/fraud/publish", null);

        assertThat(help("fraud").statusCode()).isEqualTo(404);
    }

    @Test
    void anArticleForAGroupOrOutOfDateHasNoHelpPage() throws Exception {
        for (var limit : Map.of("audience", "business", "validUntil", "2020-01-31").entrySet()) {
            Map<String, Object> limited = new HashMap<>(article("Limited", "Some see it."));
            limited.put(limit.getKey(), limit.getValue());

            var created = lead.post("/api/v1/articles", limited);
            String id = created.body().path("id").asString();
            lead.post("/api/v1/articles/" + id + "/publish", null);

            assertThat(created.body().path(limit.getKey()).asString()).isEqualTo(limit.getValue());
            assertThat(help(id).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void anEditThatDoesNotNameTheLimitsKeepsThem() {
        Map<String, Object> limited = new HashMap<>(article("Trade prices", "Less."));
        limited.put("audience", "business");
        limited.put("validUntil", "2030-01-31");
        lead.post("/api/v1/articles", limited);

        var kept = lead.put("/api/v1/articles/trade-prices", edit("Trade prices", "More.", 1));
        Map<String, Object> forEver = new HashMap<>(edit("Trade prices", "More.", 2));
        forEver.put("validUntil", "");
        var lifted = lead.put("/api/v1/articles/trade-prices", forEver);

        assertThat(kept.body().path("audience").asString()).isEqualTo("business");
        assertThat(kept.body().path("validUntil").asString()).isEqualTo("2030-01-31");
        assertThat(lifted.body().path("audience").asString()).isEqualTo("business");
        assertThat(lifted.body().path("validUntil").isNull()).isTrue();
    }

    private static Map<String, Object> article(String title, String body) {
        return Map.of("title", title, "body", body, "locale", "en", "internal", false);
    }

    private static Map<String, Object> filed(String title, String section, boolean internal) {
        return Map.of(
                "title",
                title,
                "body",
                "Text.",
                "section",
                section,
                "locale",
                "en",
                "internal",
                internal);
    }

    private static Map<String, Object> edit(String title, String body, long revision) {
        return Map.of(
                "title",
                title,
                "body",
                body,
                "locale",
                "en",
                "internal",
                false,
                "revision",
                revision);
    }

    private HttpResponse<String> help(String id) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/help/" + id))
                            .build(),
                    BodyHandlers.ofString());
        }
    }
}
