package io.nightdesk.knowledge.index;

import io.nightdesk.knowledge.text.Chunk;
import io.nightdesk.knowledge.text.Chunker;
import io.nightdesk.knowledge.text.Document;
import io.nightdesk.knowledge.text.Section;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A published article, taken apart for the search.
///
/// @param audience the group of customers it is for; empty for everybody
/// @param validUntil the last day on which it may be found; null for ever
public record IndexedArticle(
        String id,
        String title,
        String section,
        String locale,
        String audience,
        @Nullable LocalDate validUntil,
        LocalDate updated,
        Document document,
        List<Chunk> chunks) {

    private static final int MOST_SECTION = 4_000;

    public IndexedArticle {
        chunks = List.copyOf(chunks);
    }

    /// Takes an article apart that everybody may find.
    ///
    /// @param body Markdown
    public static IndexedArticle of(
            String id,
            String title,
            String section,
            String locale,
            LocalDate updated,
            String body) {
        return of(id, title, section, locale, "", null, updated, body);
    }

    /// Takes an article apart.
    ///
    /// @param body Markdown
    public static IndexedArticle of(
            String id,
            String title,
            String section,
            String locale,
            String audience,
            @Nullable LocalDate validUntil,
            LocalDate updated,
            String body) {
        Document document = Document.of(body);
        List<Chunk> chunks = Chunker.chunks(document);
        if (chunks.isEmpty()) {
            chunks = List.of(new Chunk(-1, "", title));
        }
        return new IndexedArticle(
                id, title, section, locale, audience, validUntil, updated, document, chunks);
    }

    /// What a language model reads of a section: with title and heading, and cut where it is long.
    public String textOf(Section section) {
        String text = new Chunk(0, section.heading(), section.plain()).toEmbed(title);
        return text.length() <= MOST_SECTION ? text : text.substring(0, MOST_SECTION);
    }

    boolean isFor(Viewer viewer) {
        boolean addressed = audience.isEmpty() || viewer.audiences().contains(audience);
        boolean valid = validUntil == null || !viewer.day().isAfter(validUntil);
        return addressed && valid && !viewer.without().contains(id);
    }

    /// The language without region, for example `de` of `de-AT`.
    public String language() {
        return languageOf(locale);
    }

    public static String languageOf(String locale) {
        int end = locale.indexOf('-');
        return (end < 0 ? locale : locale.substring(0, end)).toLowerCase(Locale.ROOT);
    }
}
