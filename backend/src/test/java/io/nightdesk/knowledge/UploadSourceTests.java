package io.nightdesk.knowledge;

import static io.nightdesk.knowledge.SourceDesk.count;
import static io.nightdesk.knowledge.SourceDesk.id;
import static io.nightdesk.knowledge.SourceDesk.problems;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.nightdesk.identity.Role;
import io.nightdesk.testing.Browser;
import io.nightdesk.testing.NightdeskTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
class UploadSourceTests {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final Articles articles;
    private final Knowledge knowledge;
    private final int port;
    private SourceDesk desk;

    UploadSourceTests(
            @Autowired JdbcClient jdbc,
            @Autowired Articles articles,
            @Autowired Knowledge knowledge,
            @LocalServerPort int port) {
        this.jdbc = jdbc;
        this.articles = articles;
        this.knowledge = knowledge;
        this.port = port;
        this.desk = new SourceDesk(new Browser(port));
    }

    @BeforeEach
    void signIn() {
        desk = new SourceDesk(Browser.signedIn(port, jdbc, Role.ADMIN));
    }

    @Test
    void rowsOfATableBecomeArticlesThatAreFound() {
        JsonNode source =
                desk.uploaded(
                        "pumps.csv",
                        "question,answer,section\nHow heavy is the pump?,\"It weighs 410 g, with hose.\",Pumps\n");

        assertThat(count(source, "added")).isEqualTo(1);
        assertThat(source.path("source").path("freshAt").isNull()).isFalse();
        assertThat(articles.byId("how-heavy-is-the-pump").orElseThrow().section())
                .isEqualTo("Pumps");
        await().atMost(MINUTE)
                .until(() -> isFound("how-heavy-is-the-pump", "how heavy is the pump"));
    }

    @Test
    void onlyWhatChangedIsWrittenAndWhatVanishedIsRemoved() {
        String id =
                id(
                        desk.uploaded(
                                "boats.jsonl",
                                """
                                {"id": "boat-a", "title": "Boat A", "text": "Blue."}
                                {"id": "boat-b", "title": "Boat B", "text": "Red."}
                                {"id": "boat-c", "title": "Boat C", "text": "White."}
                                """));

        JsonNode source =
                desk.replaced(
                        id,
                        "boats-2.jsonl",
                        """
                        {"id": "boat-a", "title": "Boat A", "text": "Blue."}
                        {"id": "boat-b", "title": "Boat B", "text": "Green."}
                        {"id": "boat-d", "title": "Boat D", "text": "Black."}
                        """);

        assertThat(count(source, "unchanged")).isEqualTo(1);
        assertThat(count(source, "changed")).isEqualTo(1);
        assertThat(count(source, "added")).isEqualTo(1);
        assertThat(count(source, "removed")).isEqualTo(1);
        assertThat(articles.byId("boat-a").orElseThrow().revision()).isEqualTo(1);
        assertThat(articles.byId("boat-c")).isEmpty();
    }

    @Test
    void whatAPersonEditedIsNotOverwrittenAndHiddenWhenItVanishes() {
        String id = id(desk.uploaded("tarps.jsonl", line("Tarp size", "Three metres.")));
        Article article = articles.byId("tarp-size").orElseThrow();
        articles.edit(
                "tarp-size",
                new ArticleInput(null, "Tarp size", "By hand.", "", "en", false),
                article.revision(),
                "Mia");

        JsonNode kept = desk.replaced(id, "tarps.jsonl", line("Tarp size", "Four metres."));
        assertThat(count(kept, "kept")).isEqualTo(1);
        assertThat(articles.byId("tarp-size").orElseThrow().body()).isEqualTo("By hand.");

        desk.replaced(id, "tarps.jsonl", line("Tarp colour", "Green."));
        assertThat(articles.helpArticle("tarp-size")).isEmpty();
        assertThat(articles.byId("tarp-size").orElseThrow().status())
                .isEqualTo(Article.Status.DRAFT);
    }

    @Test
    void aBrokenRowOrOneWithoutTitleIsNamedAndTheRestGoesOn() {
        JsonNode table =
                desk.uploaded(
                        "broken.csv",
                        "question,answer\n\"open,one\nStove fuel?,Alcohol.\n,no question\nEmpty?,\n");
        JsonNode lines =
                desk.uploaded(
                        "lines.jsonl",
                        "{\"text\": \"no title\"}\n" + line("Stove weight?", "900 g."));

        assertThat(count(table, "added")).isEqualTo(1);
        assertThat(problems(table))
                .anyMatch(it -> it.startsWith("broken.csv:2: a quotation mark"))
                .contains("broken.csv:4: it has no question")
                .contains("broken.csv:5: body: Write a text");
        assertThat(count(lines, "added")).isEqualTo(1);
        assertThat(problems(lines)).containsExactly("lines.jsonl:1: it has no title");
    }

    @Test
    void aFileThatCannotBeReadKeepsWhatCameFromItBefore() {
        String id =
                id(desk.uploaded("canoes.csv", "question,answer\nCanoe length?,Five metres.\n"));

        JsonNode source = desk.replaced(id, "canoes.csv", "nonsense");

        assertThat(problems(source).getFirst()).contains("its first line must name the columns");
        assertThat(count(source, "removed")).isZero();
        assertThat(articles.byId("canoe-length")).isPresent();
    }

    @Test
    void answersThatContradictEachOtherAreFlagged() {
        JsonNode source =
                desk.uploaded(
                        "doubt.csv",
                        "question,answer\nIs it waterproof?,Yes.\nIs it waterproof?,No.\nIs it waterproof?,Yes.\n");

        assertThat(count(source, "added")).isEqualTo(2);
        assertThat(source.path("source").path("problems").asInt()).isEqualTo(3);
        assertThat(problems(source))
                .anyMatch(it -> it.startsWith("doubt.csv:2: it says something else than"))
                .anyMatch(it -> it.startsWith("doubt.csv:3: it says something else than"))
                .contains("doubt.csv:4: it says the same as doubt.csv:2");
    }

    @Test
    void anArchiveHoldsFilesOfAllKinds() throws IOException {
        byte[] archive =
                zip(
                        Map.of(
                                "docs/oars.md", "# Oars\n\nOars are made of ash.",
                                "docs/more/sails.html", "<h1>Sails</h1><p>Sails are 9 m².</p>",
                                "faq.csv", "question,answer\nRudder?,Included.\n",
                                "broken.pdf", "not a document",
                                "logo.png", "not a picture",
                                "README.md", "nothing"));

        JsonNode source = desk.uploaded("boat.zip", archive);

        assertThat(count(source, "added")).isEqualTo(3);
        assertThat(articles.byId("sails").orElseThrow().body()).isEqualTo("Sails are 9 m².");
        assertThat(problems(source))
                .containsExactly(
                        "boat.zip, other files: they were left out: {.png=1}",
                        "broken.pdf: it cannot be read as PDF: it may be damaged");
    }

    @Test
    void aPageThatIsNestedTooDeepIsNamed() {
        JsonNode source = desk.uploaded("deep.html", "<b><i>".repeat(50_000) + "text");

        assertThat(problems(source))
                .containsExactly("deep.html: its elements lie too deep in each other");
    }

    @Test
    void anArchiveThatIsNoneIsNamed() {
        assertThat(problems(desk.uploaded("none.zip", "nonsense")).getFirst())
                .startsWith("none.zip: the archive cannot be read");
    }

    @Test
    void aDeletedSourceLeavesNoPassage() {
        String id =
                id(desk.uploaded("gone.jsonl", line("Snorkel length", "The snorkel has 40 cm.")));
        await().atMost(MINUTE).until(() -> isFound("snorkel-length", "how long is the snorkel"));

        assertThat(desk.admin().delete("/api/v1/sources/" + id).status()).isEqualTo(204);

        assertThat(articles.byId("snorkel-length")).isEmpty();
        await().atMost(MINUTE).until(() -> !isFound("snorkel-length", "how long is the snorkel"));
        assertThat(desk.admin().get("/api/v1/sources/" + id).status()).isEqualTo(404);
    }

    @Test
    void aFolderThatDisappearsTakesNothingWithIt(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("kites.md"), "# Kites\n\nKites need wind.");
        String id = id(desk.added("folder", folder.toString(), 0));
        assertThat(articles.byId("kites")).isPresent();
        Files.delete(folder.resolve("kites.md"));
        Files.delete(folder);

        JsonNode source = desk.synced(id);

        assertThat(source.path("source").path("run").path("failure").asString())
                .startsWith("There is no folder");
        assertThat(articles.byId("kites")).isPresent();
    }

    @Test
    void aFileOf200MegabytesInAFolderIsNamedAndTheRestGoesOn(@TempDir Path folder)
            throws IOException {
        try (var film = new RandomAccessFile(folder.resolve("film.pdf").toFile(), "rw")) {
            film.setLength(200L << 20);
        }
        Files.writeString(folder.resolve("paddles.md"), "# Paddles\n\nPaddles float.");

        JsonNode source = desk.added("folder", folder.toString(), 0);

        assertThat(problems(source).getFirst()).startsWith("film.pdf: it has 209,715,200 bytes");
        assertThat(articles.byId("paddles")).isPresent();
    }

    @Test
    void aFolderOutsideThoseAllowedIsRefused() {
        var reply =
                desk.admin()
                        .post(
                                "/api/v1/sources",
                                Map.of("kind", "folder", "location", "/etc", "locale", "en"));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.body().path("errors").findValuesAsString("field"))
                .containsExactly("location");
    }

    @Test
    void aFileOf200MegabytesIsRefusedBeforeItIsSent() throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            OutputStream out = socket.getOutputStream();
            String session = desk.admin().cookies();
            String token = desk.admin().cookie("XSRF-TOKEN").orElseThrow();
            out.write(
                    ("POST "
                                    + SourceDesk.uploads("film.zip")
                                    + " HTTP/1.1\r\nHost: localhost\r\n"
                                    + "Cookie: "
                                    + session
                                    + "\r\nX-XSRF-TOKEN: "
                                    + token
                                    + "\r\n"
                                    + "Content-Length: 209715200\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            out.flush();

            assertThat(answer(socket.getInputStream())).startsWith("HTTP/1.1 413");
        }
    }

    @Test
    void onlyAdminsSeeAndChangeSources() {
        Browser lead = Browser.signedIn(port, jdbc, Role.LEAD);

        assertThat(lead.get("/api/v1/sources").status()).isEqualTo(403);
        assertThat(lead.upload("POST", SourceDesk.uploads("a.csv"), new byte[1]).status())
                .isEqualTo(403);
        assertThat(lead.post("/api/v1/sources", Map.of("kind", "web")).status()).isEqualTo(403);
        assertThat(new Browser(port).get("/api/v1/sources").status()).isEqualTo(401);
    }

    @Test
    void anEditOfAnOlderSourceIsRefused() {
        String id = id(desk.uploaded("names.jsonl", line("Name", "A name.")));
        String path = "/api/v1/sources/" + id;
        Map<String, Object> edit = Map.of("name", "Names", "everyMinutes", 60, "revision", 1);

        assertThat(desk.admin().put(path, edit).body().path("everyMinutes").asInt()).isEqualTo(60);
        assertThat(desk.admin().put(path, edit).code()).isEqualTo("CONFLICT");
        assertThat(desk.admin().put(path, Map.of("everyMinutes", 1, "revision", 2)).status())
                .isEqualTo(422);
    }

    private static String line(String title, String text) {
        return "{\"title\": \"%s\", \"text\": \"%s\"}\n".formatted(title, text);
    }

    private boolean isFound(String id, String question) {
        return knowledge.search(new SearchQuery(question, "en", 3)).passages().stream()
                .anyMatch(passage -> passage.articleId().equals(id));
    }

    private static byte[] zip(Map<String, String> files) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }

    private static String answer(InputStream in) throws IOException {
        return new String(in.readNBytes(12), StandardCharsets.US_ASCII);
    }
}
