package io.nightdesk.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.nightdesk.kernel.Ids;
import io.nightdesk.kernel.StoreClock;
import io.nightdesk.operation.Backstage;
import io.nightdesk.testing.NightdeskTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import picocli.CommandLine;

@NightdeskTest(properties = "nightdesk.test=Knowledge")
class ImportTests {

    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir private Path folder = Path.of("");

    private final ArticleImport imports;
    private final Articles articles;
    private final Knowledge knowledge;
    private final IndexKeeper index;
    private final Environment environment;

    ImportTests(
            @Autowired ArticleImport imports,
            @Autowired Articles articles,
            @Autowired Knowledge knowledge,
            @Autowired IndexKeeper index,
            @Autowired Environment environment) {
        this.imports = imports;
        this.articles = articles;
        this.knowledge = knowledge;
        this.index = index;
        this.environment = environment;
    }

    @Test
    void theSameFolderTwiceChangesNothing() throws IOException {
        write("crampons.md", "Crampons", "Crampons need stiff boots.");
        write("gaiters.md", "Gaiters", "Gaiters keep snow out.");

        assertThat(imported().added()).isEqualTo(2);
        assertThat(imported().unchanged()).isEqualTo(2);
        assertThat(articles.byId("crampons").orElseThrow().revision()).isEqualTo(1);
    }

    @Test
    void aChangedFileIsPublishedAgain() throws IOException {
        write("sleds.md", "Sleds", "Sleds cost €40.");
        imported();
        write("sleds.md", "Sleds", "Sleds cost €50.");

        assertThat(imported().changed()).isEqualTo(1);
        assertThat(articles.helpArticle("sleds").orElseThrow().html()).contains("€50");
    }

    @Test
    void whatSomebodyEditedHereIsLeftAlone() throws IOException {
        write("axes.md", "Ice axes", "Axes are sharp.");
        imported();
        articles.edit(
                "axes", new ArticleInput(null, "Ice axes", "By hand.", "", "en", false), 1, "Mia");
        write("axes.md", "Ice axes", "Axes are very sharp.");

        ImportReport report = imported();

        assertThat(report.kept()).hasSize(1);
        assertThat(articles.byId("axes").orElseThrow().body()).isEqualTo("By hand.");
    }

    @Test
    void twoFilesOfOneIdAreNotMerged() throws IOException {
        Files.writeString(folder.resolve("a.md"), "---\nid: same\ntitle: A\n---\nOne.");
        Files.writeString(folder.resolve("b.md"), "---\nid: same\ntitle: B\n---\nTwo.");

        ImportReport report = imported();

        assertThat(report.added()).isEqualTo(1);
        assertThat(report.bad()).hasSize(1);
        assertThat(report.bad().getFirst().reason()).contains("a.md");
    }

    @Test
    void anInternalArticleIsImportedButNeverFound() throws IOException {
        Files.writeString(
                folder.resolve("vip.md"),
                "---\ntitle: Codeword for VIP guests\ninternal: true\n---\nThe codeword is plum.");

        imported();

        assertThat(articles.byId("vip")).isPresent();
        assertThat(articles.helpArticle("vip")).isEmpty();
        write("marker.md", "Marker for the codeword test", "This marks that the index is new.");
        imported();
        await().atMost(SOON).until(() -> found("marker codeword test").contains("marker"));
        assertThat(found("what is the codeword for vip guests")).doesNotContain("vip");
        assertThat(foundAfter("vip guests codeword", "what is it")).doesNotContain("vip");
    }

    @Test
    void anArticleIsFoundThroughoutAnImportOfMany() throws IOException {
        write("ropes.md", "How long a rope lasts", "Retire a climbing rope after ten years.");
        imported();
        SearchQuery question = new SearchQuery("how long does a climbing rope last", "en", 1);
        await().atMost(SOON).until(() -> found(question.text()).contains("ropes"));
        for (int i = 0; i < 120; i++) {
            write("knot-" + i + ".md", "Knot number " + i, "This knot holds " + i + " kilograms.");
        }
        SearchResult before = knowledge.search(question);

        imported();

        Set<SearchResult> during = new HashSet<>();
        await().atMost(SOON)
                .until(
                        () -> {
                            during.add(knowledge.search(question));
                            return index.isComplete();
                        });
        assertThat(during)
                .allSatisfy(
                        result -> {
                            assertThat(result.passages().getFirst().articleId()).isEqualTo("ropes");
                            assertThat(result.passages().getFirst().score())
                                    .isCloseTo(before.passages().getFirst().score(), within(0.3));
                        });
    }

    @Test
    void theCommandImportsBesideARunningServerAndTellsWhatIsBad() throws IOException {
        write("lamps.md", "Avalanche lamps", "Avalanche lamps shine for 90 hours.");
        Files.writeString(folder.resolve("bad.md"), "no title");
        ByteArrayOutputStream said = new ByteArrayOutputStream();

        int status = command(new PrintStream(said, true, StandardCharsets.UTF_8));

        assertThat(status).isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("bad.md: it has no title", "1 added, 0 changed, 0 unchanged");
        await().atMost(SOON)
                .until(() -> found("how long do avalanche lamps shine").contains("lamps"));
    }

    private int command(PrintStream out) {
        KbCommand kb = new KbCommand(new Backstage(out, List.of(Kernel.class)));
        return new CommandLine(kb)
                .execute(
                        "import",
                        folder.toString(),
                        setting("nightdesk.pg.url", "spring.datasource.url"),
                        setting("nightdesk.pg.user", "spring.datasource.username"),
                        setting("nightdesk.pg.password", "spring.datasource.password"),
                        setting("nightdesk.redis.url", "nightdesk.redis.url"));
    }

    private String setting(String name, String from) {
        return "--" + name + "=" + environment.getProperty(from, "");
    }

    private void write(String name, String title, String body) throws IOException {
        Files.writeString(folder.resolve(name), "---\ntitle: " + title + "\n---\n" + body);
    }

    private ImportReport imported() throws IOException {
        return imports.importFrom(folder, "import", (_, _) -> {});
    }

    private List<String> found(String question) {
        return ids(new SearchQuery(question, "en", 20));
    }

    private List<String> foundAfter(String earlier, String question) {
        return ids(new SearchQuery(question, List.of(earlier), "en", 20));
    }

    private List<String> ids(SearchQuery query) {
        return knowledge.search(query).passages().stream().map(Passage::articleId).toList();
    }

    /// Not marked as a configuration, or this test would run on nothing else.
    static class Kernel {

        @Bean
        StoreClock clock() {
            return new StoreClock(Clock.systemUTC());
        }

        @Bean
        Ids ids(Clock clock) {
            return new Ids(clock);
        }
    }
}
