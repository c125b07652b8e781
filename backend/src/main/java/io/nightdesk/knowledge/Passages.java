package io.nightdesk.knowledge;

import io.nightdesk.knowledge.index.Hit;
import io.nightdesk.knowledge.index.IndexedArticle;
import io.nightdesk.knowledge.text.Chunk;
import io.nightdesk.knowledge.text.Words;

/// Makes passages of hits.
final class Passages {

    private static final int MOST_WORDS = 400;
    /// Words kept in front of a chunk in a section that is too long.
    private static final int WORDS_BEFORE = 120;

    private Passages() {}

    static Passage of(Hit hit) {
        IndexedArticle article = hit.article();
        return new Passage(
                article.id(),
                article.title(),
                article.section().isEmpty() ? null : article.section(),
                hit.chunk().heading(),
                url(article.id()),
                sectionAround(article, hit.chunk()),
                hit.chunk().text(),
                hit.score(),
                article.updated());
    }

    static String url(String articleId) {
        return "/help/" + articleId;
    }

    private static String sectionAround(IndexedArticle article, Chunk chunk) {
        if (chunk.section() < 0) {
            return chunk.text();
        }
        String section = article.document().sections().get(chunk.section()).plain();
        if (Words.count(section) <= MOST_WORDS) {
            return section;
        }
        String firstLine = chunk.text().lines().findFirst().orElse("");
        int at = Math.max(0, section.indexOf(firstLine));
        int before = Math.max(0, Words.count(section.substring(0, at)) - WORDS_BEFORE);
        return Words.first(Words.skip(section, before), MOST_WORDS);
    }
}
