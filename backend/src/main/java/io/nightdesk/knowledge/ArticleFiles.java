package io.nightdesk.knowledge;

import io.nightdesk.kernel.Sha256;
import io.nightdesk.knowledge.read.Documents;
import io.nightdesk.knowledge.read.HtmlPage;
import io.nightdesk.knowledge.read.Page;
import io.nightdesk.knowledge.read.Unreadable;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;

/// Makes articles of files, by the endings of their names: Markdown, pages, PDF, DOCX, and
/// questions with answers in CSV or JSON lines. Not for several threads at once.
final class ArticleFiles implements AutoCloseable {

    /// Larger ones are not read.
    static final int MOST_BYTES = 50 << 20;

    /// Of text, which takes several times its size while it is read.
    private static final int MOST_TEXT = 20 << 20;

    /// Of how documents are read: raise it, and unchanged files are read anew.
    private static final int VERSION = 1;

    static final String KINDS = ".pdf, .docx, .html, .md, .csv or .jsonl";

    private final JsonMapper json;
    private final String locale;
    private final Documents documents = new Documents();

    /// @param locale for articles that name none
    ArticleFiles(JsonMapper json, String locale) {
        this.json = json;
        this.locale = locale;
    }

    /// Whether articles can be made of a file with this name.
    static boolean knows(String path) {
        return switch (ending(path)) {
            case "md", "markdown" -> !name(path).equalsIgnoreCase("readme");
            case "html", "htm", "pdf", "docx" -> true;
            case "csv", "jsonl" -> !name(path).equals("questions") && !name(path).equals("queries");
            default -> false;
        };
    }

    List<ArticleFile> read(String path, byte[] content) {
        if (content.length > MOST_TEXT && isText(path)) {
            return List.of(new ArticleFile.Bad(path, tooLarge(content.length, MOST_TEXT)));
        }
        return switch (ending(path)) {
            case "md", "markdown" -> List.of(ArticleFormat.read(path, name(path), content, locale));
            case "csv" -> new QuestionTable(path, locale).read(content);
            case "jsonl" -> new JsonLines(json, path, locale).read(content);
            case "html", "htm" -> List.of(html(path, content));
            case "pdf", "docx" -> List.of(document(path, content));
            default ->
                    List.of(
                            new ArticleFile.Bad(
                                    path, "articles are made of %s files".formatted(KINDS)));
        };
    }

    private static boolean isText(String path) {
        return !ending(path).equals("pdf") && !ending(path).equals("docx");
    }

    private ArticleFile html(String path, byte[] content) {
        return content.length > HtmlPage.MOST_BYTES
                ? new ArticleFile.Bad(path, tooLarge(content.length, HtmlPage.MOST_BYTES))
                : article(path, HtmlPage.parse(content, null, ""), locale);
    }

    /// The article of a page.
    ///
    /// @param locale if the page names none
    static ArticleFile article(String source, HtmlPage html, String locale) {
        try {
            return article(source, html.page(), locale);
        } catch (StackOverflowError e) {
            return new ArticleFile.Bad(source, "its elements lie too deep in each other");
        }
    }

    private ArticleFile document(String path, byte[] content) {
        try {
            return article(path, documents.read(path, content), locale);
        } catch (Unreadable e) {
            return new ArticleFile.Bad(path, e.reason());
        }
    }

    /// The article of a document that is not Markdown, known by its file's name or its title.
    ///
    /// @param locale if the document names none
    private static ArticleFile article(String source, Page page, String locale) {
        String title = page.title().isBlank() ? name(source).replace('_', ' ') : page.title();
        String named = page.locale();
        String text = page.markdown();
        if (text.isBlank()) {
            return new ArticleFile.Bad(source, "there is no text in it");
        }
        return ArticleFormat.checked(
                source,
                new ArticleInput(
                        isAddress(source) ? ArticleRules.idOf(title) : idOf(source),
                        ArticleRules.cutTitle(title),
                        text,
                        "",
                        named != null && ArticleRules.isLocale(named) ? named : locale,
                        false),
                null);
    }

    private static boolean isAddress(String source) {
        return source.startsWith("https:") || source.startsWith("http:");
    }

    /// Whether the whole file is one article, known by [#idOf].
    static boolean isOneArticle(String path) {
        return switch (ending(path)) {
            case "csv", "jsonl" -> false;
            // Says its id itself.
            case "md", "markdown" -> false;
            default -> true;
        };
    }

    /// Of a file's content and of how it is read.
    static String sha256(byte[] content) {
        return Sha256.hex(VERSION + ":" + Sha256.hex(content));
    }

    static String idOf(String path) {
        return ArticleRules.idOf(name(path));
    }

    @Override
    public void close() {
        documents.close();
    }

    static String tooLarge(long bytes) {
        return tooLarge(bytes, MOST_BYTES);
    }

    private static String tooLarge(long bytes, int most) {
        return "it has %,d bytes; such a file may have %,d: split it".formatted(bytes, most);
    }

    /// The part of a name behind its last dot, in small letters.
    static String ending(String path) {
        int dot = path.lastIndexOf('.');
        return dot < path.lastIndexOf('/') ? "" : path.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    /// A file's name without folders and ending.
    static String name(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }
}
