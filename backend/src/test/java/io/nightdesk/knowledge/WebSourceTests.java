package io.nightdesk.knowledge;

import static io.nightdesk.knowledge.SourceDesk.count;
import static io.nightdesk.knowledge.SourceDesk.id;
import static io.nightdesk.knowledge.SourceDesk.problems;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.nightdesk.identity.Role;
import io.nightdesk.knowledge.SourceArticles.Found;
import io.nightdesk.knowledge.SourceRunStore.Hold;
import io.nightdesk.knowledge.fetch.TestSite;
import io.nightdesk.site.Sites;
import io.nightdesk.testing.Browser;
import io.nightdesk.testing.NightdeskTest;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@NightdeskTest(
        properties = {
            SourceDesk.NETWORKS,
            SourceDesk.PAUSE,
            SourceDesk.FOLDERS,
            SourceDesk.POLLING
        })
class WebSourceTests {

    private final TestSite site = new TestSite();
    private final JdbcClient jdbc;
    private final Articles articles;
    private final Runs runs;
    private final int port;
    private SourceDesk desk;

    WebSourceTests(
            @Autowired JdbcClient jdbc,
            @Autowired Articles articles,
            @Autowired SourceStore sources,
            @Autowired SourceRunStore store,
            @Autowired SourceArticles taking,
            @Autowired SourceSync sync,
            @Autowired Sites sites,
            @LocalServerPort int port)
            throws IOException {
        this.jdbc = jdbc;
        this.articles = articles;
        this.runs = new Runs(sources, store, taking, sync, sites);
        this.port = port;
        this.desk = new SourceDesk(new Browser(port));
    }

    private record Runs(
            SourceStore sources,
            SourceRunStore store,
            SourceArticles taking,
            SourceSync sync,
            Sites sites) {

        Source source(UUID id) {
            return sources.find(sites.theSite().id(), id).orElseThrow();
        }
    }

    @BeforeEach
    void signIn() {
        desk = new SourceDesk(Browser.signedIn(port, jdbc, Role.ADMIN));
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void aPageAndWhatItLinksToBelowItBecomeArticles() {
        site.page("/help", "Alpine help", "<a href=/help/a>a</a> <a href=/shop>s</a> <p>Ask us.")
                .page("/help/a", "Alpine ropes", "<p>60 m.</p><a href=/help/b#top>b</a>")
                .page("/help/b", "Alpine nuts", "<p>Alloy.</p><a href=/help/c>c</a>")
                .page("/help/c", "Alpine cams", "<p>Steel.</p>")
                .page("/shop", "Shop", "<p>Buy.</p>");

        JsonNode source = desk.added("web", site.address("/help"), 2);

        assertThat(count(source, "added")).isEqualTo(3);
        assertThat(count(source, "total")).isEqualTo(3);
        assertThat(articles.byId("alpine-nuts").orElseThrow().body()).startsWith("Alloy.");
        assertThat(site.asked()).doesNotContain("/shop", "/help/c");
    }

    @Test
    void changedPagesAreWrittenAndMissingOnesRemoved() {
        site.page("/faq/", "Trek faq", "<p>See <a href=a>a</a> and <a href=b>b</a>.")
                .page("/faq/a", "Trek poles", "<p>Carbon.</p>")
                .page("/faq/b", "Trek socks", "<p>Wool.</p>");
        String id = id(desk.added("web", site.address("/faq/"), 1));
        site.page("/faq/a", "Trek poles", "<p>Aluminium.</p>").remove("/faq/b");

        JsonNode source = desk.synced(id);

        assertThat(count(source, "changed")).isEqualTo(1);
        assertThat(count(source, "unchanged")).isEqualTo(1);
        assertThat(count(source, "removed")).isEqualTo(1);
        assertThat(articles.byId("trek-socks")).isEmpty();
        assertThat(problems(source)).containsExactly(site.address("/faq/b") + ": it answers 404");
    }

    @Test
    void aSiteThatIsDownTakesNothingWithIt() {
        site.page("/down", "Downhill help", "<p>Brake early.</p>");
        String id = id(desk.added("web", site.address("/down"), 0));
        site.status("/down", 503);

        JsonNode source = desk.synced(id);

        assertThat(source.path("source").path("run").path("failure").asString())
                .endsWith("it answers 503");
        assertThat(articles.byId("downhill-help")).isPresent();
    }

    @Test
    void aCircularSitemapIsReadOnceAndNamed() {
        String other = site.address("/more.xml");
        String self = site.address("/sitemap.xml");
        site.put(
                        "/sitemap.xml",
                        "application/xml",
                        "<sitemapindex><sitemap><loc>%s</loc></sitemap><sitemap><loc>%s</loc></sitemap></sitemapindex>"
                                .formatted(self, other))
                .put(
                        "/more.xml",
                        "text/xml",
                        "<?xml version='1.0'?><urlset><url><loc>%s</loc></url><url><loc>https://other.example/</loc></url></urlset>"
                                .formatted(site.address("/x/map-page")))
                .page("/x/map-page", "Mapped page", "<p>Found by the map.</p>");

        JsonNode source = desk.added("web", self, 0);

        assertThat(articles.byId("mapped-page")).isPresent();
        assertThat(problems(source))
                .containsExactly(
                        "%s: it lists the sitemap %s again; each is read once"
                                .formatted(self, self));
        assertThat(site.asked().stream().filter("/sitemap.xml"::equals)).hasSize(1);
    }

    @Test
    void robotsTxtIsKept() {
        site.put("/robots.txt", "text/plain", "User-agent: *\nDisallow: /r/no")
                .page("/r/", "Robots start", "<p>Hello <a href=no>no</a> <a href=yes>yes</a></p>")
                .page("/r/no", "Forbidden page", "<p>Secret.</p>")
                .page("/r/yes", "Allowed page", "<p>Open.</p>");

        desk.added("web", site.address("/r/"), 1);
        JsonNode refused = desk.added("web", site.address("/r/no"), 0);

        assertThat(articles.byId("allowed-page")).isPresent();
        assertThat(site.asked()).doesNotContain("/r/no");
        assertThat(refused.path("source").path("run").path("failure").asString())
                .contains("robots.txt");
    }

    @Test
    void badPagesAreNamedAndTheRestGoesOn() {
        site.page(
                        "/bad/",
                        "Bad start",
                        "<p>x</p><a href=loop></a><a href=empty></a><a href=video></a><a href=latin></a>")
                .redirect("/bad/loop", "/bad/loop")
                .put("/bad/empty", "text/html", "<main></main>")
                .put("/bad/video", "video/mp4", "no page")
                .put(
                        "/bad/latin",
                        "text/html; charset=windows-1252",
                        "<h1>Größentabelle</h1><p>Länge in Fuß.</p>"
                                .getBytes(Charset.forName("windows-1252")));

        JsonNode source = desk.added("web", site.address("/bad/"), 1);

        assertThat(articles.byId("groessentabelle").orElseThrow().body())
                .isEqualTo("Länge in Fuß.");
        assertThat(problems(source))
                .containsExactly(
                        site.address("/bad/empty") + ": there is no text in it",
                        site.address("/bad/loop") + ": it redirects more than 3 times",
                        site.address("/bad/video") + ": it is no page, PDF or DOCX, but video/mp4");
    }

    @Test
    void aRunThatWasCutOffGoesOnWhereItWasAndOnce() {
        site.page("/cut/", "Cut start", "<p>Start <a href=a>a</a></p>");
        UUID id = UUID.fromString(id(desk.added("web", site.address("/cut/"), 1)));
        site.page("/cut/a", "Cut page", "<p>The other page.</p>");
        runs.store().ask(id);
        Hold lost = runs.store().take(id).orElseThrow();
        String start = site.address("/cut/");
        SourceDocument next = waiting(site.address("/cut/a"), 1, lost);
        runs.taking()
                .take(lost, List.of(Found.file(start, start, null, null)), List.of(next), "test");
        site.asked().clear();

        runs.sync().look(id, () -> false);

        SourceRun run = runs.source(id).run();
        assertThat(run.state()).isEqualTo(SourceRun.State.DONE);
        assertThat(run.number()).isEqualTo(lost.number());
        assertThat(run.done()).isEqualTo(2);
        assertThat(articles.byId("cut-page")).isPresent();
        assertThatThrownBy(() -> runs.taking().take(lost, List.of(), List.of(), "test"))
                .isInstanceOf(SourceArticles.RunLost.class);
    }

    @Test
    void aSourceIsReadAgainWhenItIsDue() {
        site.page("/due", "Due page", "<p>First.</p>");
        UUID id = UUID.fromString(id(desk.added("web", site.address("/due"), 0)));
        jdbc.sql("update knowledge.source set every_minutes = 15 where id = :id")
                .param("id", id)
                .update();
        runs.sync().look(id, () -> false);
        assertThat(runs.source(id).run().number()).isEqualTo(1);
        jdbc.sql("update knowledge.source_run set asked_at = now() - interval '16 min'").update();

        await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> {
                            runs.sync().look(id, () -> false);
                            return runs.source(id).run().number() == 2;
                        });
    }

    private static SourceDocument waiting(String address, int depth, Hold hold) {
        return new SourceDocument(
                address,
                address,
                null,
                SourceDocument.State.WAITING,
                depth,
                null,
                null,
                hold.number());
    }
}
