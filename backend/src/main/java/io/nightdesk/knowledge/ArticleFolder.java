package io.nightdesk.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/// Reads the articles of a folder: every file below it that [ArticleFiles] knows, but of JSON lines
/// only `corpus.jsonl` in the folder itself. Also takes such a file, or an archive of them,
/// by name.
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
        try (ArticleFiles files = new ArticleFiles(json, locale)) {
            visit(
                    path,
                    new FileVisitor() {
                        @Override
                        public void file(String name, byte[] content) {
                            articles.addAll(files.read(source(path, name), content));
                        }

                        @Override
                        public void bad(String name, String reason) {
                            articles.add(new ArticleFile.Bad(source(path, name), reason));
                        }
                    });
        }
        return articles;
    }

    private static String source(Path path, String name) {
        if (Files.isDirectory(path)) {
            return path.resolve(name).toString();
        }
        return name.equals(name(path)) ? path.toString() : path + "/" + name;
    }

    /// Shows the files, by their names within the folder.
    ///
    /// @throws IOException if the folder itself cannot be read
    static void visit(Path path, FileVisitor visitor) throws IOException {
        if (!Files.isDirectory(path)) {
            show(path, name(path), visitor);
            return;
        }
        Path corpus = path.resolve("corpus.jsonl");
        try (Stream<Path> below = Files.walk(path)) {
            List<Path> found = below.filter(ArticleFolder::isArticle).sorted().toList();
            for (Path file : found) {
                show(file, path.relativize(file).toString(), visitor);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        if (Files.isRegularFile(corpus)) {
            show(corpus, name(corpus), visitor);
        }
    }

    private static boolean isArticle(Path file) {
        return Files.isRegularFile(file)
                && ArticleFiles.knows(name(file))
                && !ArticleFiles.ending(name(file)).equals("jsonl");
    }

    private static void show(Path file, String name, FileVisitor visitor) {
        try {
            long size = Files.size(file);
            if (size > ArticleFiles.MOST_BYTES) {
                visitor.bad(name, ArticleFiles.tooLarge(size));
            } else {
                show(name, Files.readAllBytes(file), visitor);
            }
        } catch (IOException e) {
            visitor.bad(name, "it cannot be read: " + e);
        }
    }

    /// Shows one file, or those of an archive.
    static void show(String name, byte[] content, FileVisitor visitor) {
        if (ArticleFiles.ending(name).equals("zip")) {
            Archive.visit(name, content, visitor);
        } else {
            visitor.file(name, content);
        }
    }

    private static String name(Path file) {
        Path name = file.getFileName();
        return name == null ? "" : name.toString();
    }
}
