package io.nightdesk.knowledge;

import io.nightdesk.knowledge.ArticleFormat.BadFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads the articles of a folder: every `*.md` below it, but for README.md, and `corpus.jsonl` in
/// it, which has one `{"id", "title", "text", "internal"?}` a line. Also takes such a file by name.
final class ArticleFolder {

    private final JsonMapper json;
    private final String locale;

    /// @param locale for articles that name none
    ArticleFolder(JsonMapper json, String locale) {
        this.json = json;
        this.locale = locale;
    }

    List<ArticleFile> read(Path path) throws IOException {
        List<ArticleFile> articles = new ArrayList<>();
        for (Path file : files(path)) {
            if (isJsonLines(file)) {
                lines(file, articles);
            } else {
                articles.add(markdown(file));
            }
        }
        return articles;
    }

    private static List<Path> files(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        Path corpus = path.resolve("corpus.jsonl");
        try (Stream<Path> below = Files.walk(path)) {
            List<Path> files =
                    new ArrayList<>(below.filter(ArticleFolder::isArticle).sorted().toList());
            if (Files.isRegularFile(corpus)) {
                files.add(corpus);
            }
            return files;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static boolean isArticle(Path file) {
        String name = name(file).toLowerCase(Locale.ROOT);
        return Files.isRegularFile(file) && name.endsWith(".md") && !name.equals("readme.md");
    }

    private static boolean isJsonLines(Path file) {
        return name(file).toLowerCase(Locale.ROOT).endsWith(".jsonl");
    }

    private static String name(Path file) {
        Path name = file.getFileName();
        return name == null ? "" : name.toString();
    }

    private ArticleFile markdown(Path file) {
        try {
            long size = Files.size(file);
            if (size > ArticleRules.MOST_BYTES) {
                return new ArticleFile.Bad(file.toString(), ArticleRules.tooLong(size));
            }
            String name = name(file).replaceFirst("(?i)\\.md$", "");
            return ArticleFormat.read(file.toString(), name, Files.readAllBytes(file), locale);
        } catch (IOException e) {
            return new ArticleFile.Bad(file.toString(), "it cannot be read: " + e);
        }
    }

    private void lines(Path file, List<ArticleFile> articles) throws IOException {
        int number = 0;
        for (byte[] line : Lines.of(Files.readAllBytes(file))) {
            number++;
            String source = file + ":" + number;
            try {
                String text = ArticleFormat.text(line);
                if (!text.isBlank()) {
                    articles.add(entry(source, text));
                }
            } catch (BadFile e) {
                articles.add(new ArticleFile.Bad(source, e.reason));
            }
        }
    }

    private ArticleFile entry(String source, String line) throws BadFile {
        JsonNode entry;
        try {
            entry = json.readTree(line);
        } catch (JacksonException e) {
            throw new BadFile("it is not JSON: " + e.getOriginalMessage());
        }
        if (!entry.isObject()) {
            throw new BadFile("it is not a JSON object with id, title and text");
        }
        String title = string(entry, "title");
        String id = string(entry, "id");
        String text = string(entry, "text");
        if (title == null || title.isBlank()) {
            throw new BadFile("it has no title");
        }
        if (text == null) {
            throw new BadFile("it has no text");
        }
        String locale = string(entry, "locale");
        String section = string(entry, "section");
        return ArticleFormat.checked(
                source,
                new ArticleInput(
                        ArticleRules.idOf(id == null ? title : id),
                        title,
                        text,
                        section == null ? "" : section,
                        locale == null ? this.locale : locale,
                        internal(entry)),
                null);
    }

    private static boolean internal(JsonNode entry) throws BadFile {
        JsonNode value = entry.get("internal");
        if (value == null || value.isNull()) {
            return false;
        }
        if (!value.isBoolean()) {
            // Never guess here: a wrong guess shows customers what was written for staff.
            throw new BadFile("internal is " + value + "; write true or false");
        }
        return value.booleanValue();
    }

    private static @Nullable String string(JsonNode entry, String field) throws BadFile {
        JsonNode value = entry.get(field);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            throw new BadFile(field + " is " + value.getNodeType() + "; write a string");
        }
        return value.stringValue();
    }

    /// Splits bytes at line feeds, so that one broken line does not spoil the others.
    private static final class Lines {

        static List<byte[]> of(byte[] bytes) {
            List<byte[]> lines = new ArrayList<>();
            int start = 0;
            for (int i = 0; i <= bytes.length; i++) {
                if (i == bytes.length || bytes[i] == '\n') {
                    lines.add(Arrays.copyOfRange(bytes, start, i));
                    start = i + 1;
                }
            }
            return lines;
        }
    }
}
