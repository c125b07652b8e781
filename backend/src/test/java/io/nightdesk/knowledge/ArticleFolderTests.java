package io.nightdesk.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class ArticleFolderTests {

    @TempDir private Path folder = Path.of("");

    @Test
    void frontMatterSaysWhatAnArticleIs() throws IOException {
        write(
                "returns.de.md",
                """
                ---
                id: rueckgabe-de
                title: "Rückgabe: so geht es"
                section: Rückgabe
                locale: de
                updated: 2026-05-11
                internal: true
                ---

                Sie können alles zurückgeben.
                """);

        ArticleFile.Good article = (ArticleFile.Good) only();

        assertThat(article.input())
                .isEqualTo(
                        new ArticleInput(
                                "rueckgabe-de",
                                "Rückgabe: so geht es",
                                "Sie können alles zurückgeben.",
                                "Rückgabe",
                                "de",
                                true));
        assertThat(article.updated()).isEqualTo("2026-05-11");
    }

    @Test
    void whomAnArticleIsForAndUntilWhenAreRead() throws IOException {
        write(
                "sale.md",
                "---\ntitle: Sale\naudience: business\nvalid_until: 2026-12-31\n---\nText.");

        ArticleInput input = ((ArticleFile.Good) only()).input();

        assertThat(input.audience()).isEqualTo("business");
        assertThat(input.validUntil()).isEqualTo("2026-12-31");
    }

    @Test
    void aDoubtfulDateIsRefusedNotGuessed() throws IOException {
        write("sale.md", "---\ntitle: Sale\nvalid_until: end of year\n---\nText.");

        assertThat(reason())
                .isEqualTo("valid_until is \"end of year\"; write a date such as 2026-05-11");
    }

    @Test
    void aHeadingAtTheTopWillDoForATitle() throws IOException {
        write("Größe wählen.md", "\uFEFF# Choose a size\r\n\r\nMeasure first.\r\n");

        ArticleFile.Good article = (ArticleFile.Good) only();

        assertThat(article.input())
                .isEqualTo(
                        new ArticleInput(
                                "groesse-waehlen",
                                "Choose a size",
                                "Measure first.",
                                "",
                                "en",
                                false));
    }

    @Test
    void aFileWithoutTitleIsRefused() throws IOException {
        write("x.md", "Just text.");

        assertThat(reason()).contains("it has no title");
    }

    @Test
    void aFileThatIsNotUtf8IsRefused() throws IOException {
        Files.write(folder.resolve("x.md"), "# Größe\n\nx".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(reason()).isEqualTo("it is not UTF-8 (byte 5); save it as UTF-8");
    }

    @Test
    void aFileOfFiveMegabytesIsRefused() throws IOException {
        write("x.md", "# Long\n\n" + "word ".repeat(1 << 20));

        assertThat(reason()).contains("at most 1 MiB");
    }

    @Test
    void aDoubtfulInternalIsRefusedNotGuessed() throws IOException {
        write("x.md", "---\ntitle: T\ninternal: yes\n---\nText.");

        assertThat(reason()).isEqualTo("internal is \"yes\"; write true or false");
    }

    @Test
    void brokenYamlIsRefused() throws IOException {
        write("x.md", "---\ntitle: [a\n---\nText.");

        assertThat(reason()).contains("not YAML");
    }

    @Test
    void yamlThatWouldMakeAnObjectMakesNone() throws IOException {
        write("x.md", "---\ntitle: !!javax.script.ScriptEngineManager [x]\n---\nText.");

        assertThat(reason()).contains("not YAML");
    }

    @Test
    void oneBadLineOfJsonDoesNotSpoilTheOthers() throws IOException {
        write(
                "corpus.jsonl",
                """
                {"id":"A (b)_1","title":"One","text":"Text."}
                {"id":"b","title":"Two"
                {"id":"c","title":"","text":"Text."}
                {"id":"d","title":"Four","text":"Text.","internal":"yes"}
                {"id":"e","title":"Five","text":"Text.","internal":true}
                """);

        List<ArticleFile> articles = read();

        assertThat(articles).hasSize(5);
        assertThat(((ArticleFile.Good) articles.get(0)).input().id()).isEqualTo("a-b-1");
        assertThat(articles.subList(1, 4)).allMatch(it -> it instanceof ArticleFile.Bad);
        assertThat(articles.get(1).source()).endsWith("corpus.jsonl:2");
        assertThat(((ArticleFile.Good) articles.get(4)).input().internal()).isTrue();
    }

    @Test
    void foldersAreReadToTheirDepthWithoutReadmes() throws IOException {
        Files.createDirectories(folder.resolve("a/b"));
        write("README.md", "# Not me");
        write("a/b/deep.md", "# Deep\n\nText.");
        write("a/notes.txt", "# No");

        assertThat(((ArticleFile.Good) only()).input().title()).isEqualTo("Deep");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private String reason() throws IOException {
        return ((ArticleFile.Bad) only()).reason();
    }

    private ArticleFile only() throws IOException {
        assertThat(read()).hasSize(1);
        return read().getFirst();
    }

    private List<ArticleFile> read() throws IOException {
        return new ArticleFolder(JsonMapper.builder().build(), "en").read(folder);
    }
}
