package io.nightdesk.knowledge;

import java.util.HashMap;
import java.util.Map;

/// Tells rows of one file apart that name no id and ask the same: the second gets another id, so
/// that both are kept and whoever looks after them sees the contradiction. A row that also answers
/// the same is left out.
final class RowIds {

    private final Map<String, ArticleFile.Good> taken = new HashMap<>();

    ArticleFile distinct(ArticleFile read) {
        return read instanceof ArticleFile.Good article ? distinct(article) : read;
    }

    private ArticleFile distinct(ArticleFile.Good article) {
        String base = String.valueOf(article.input().id());
        String id = base;
        for (int suffix = 2; taken.containsKey(id); suffix++) {
            ArticleFile.Good other = taken.get(id);
            if (other.input().body().equals(article.input().body())) {
                return new ArticleFile.Bad(
                        article.source(), "it says the same as " + other.source());
            }
            id = ArticleRules.numbered(base, suffix);
        }
        taken.put(id, article);
        return id.equals(base) ? article : article.withId(id);
    }
}
