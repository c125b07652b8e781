package io.nightdesk.knowledge;

import io.nightdesk.knowledge.ImportReport.Failure;
import io.nightdesk.site.Sites;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/// Takes over articles from files and publishes them. The same content twice changes nothing.
@Service
final class ArticleImport {

    /// Articles of one transaction.
    private static final int BATCH = 50;

    private final Articles articles;
    private final Sites sites;
    private final JsonMapper json;

    ArticleImport(Articles articles, Sites sites, JsonMapper json) {
        this.articles = articles;
        this.sites = sites;
        this.json = json;
    }

    /// Hears how far an import is.
    @FunctionalInterface
    interface Listener {
        void imported(int done, int total);
    }

    /// Imports a folder of Markdown files, or a `.jsonl` or `.md` file. One bad file does not keep
    /// the others out.
    ///
    /// @param by who is named as the author
    /// @throws IOException if the folder itself cannot be read
    ImportReport importFrom(Path path, String by, Listener listener) throws IOException {
        ArticleFolder folder = new ArticleFolder(json, sites.theSite().defaultLocale());
        return take(folder.read(path), by, listener);
    }

    ImportReport take(List<ArticleFile> files, String by, Listener listener) {
        List<Failure> bad = new ArrayList<>();
        List<ArticleFile.Good> good = sorted(files, bad);
        List<Failure> kept = new ArrayList<>();
        Map<Articles.Imported, Integer> counts = new HashMap<>();
        for (int from = 0; from < good.size(); from += BATCH) {
            List<ArticleFile.Good> batch = good.subList(from, Math.min(from + BATCH, good.size()));
            List<Articles.Imported> ends = articles.takeOver(batch, by);
            for (int i = 0; i < ends.size(); i++) {
                counts.merge(ends.get(i), 1, Integer::sum);
                if (ends.get(i) == Articles.Imported.KEPT) {
                    kept.add(keptFailure(batch.get(i)));
                }
            }
            listener.imported(from + batch.size(), good.size());
        }
        return new ImportReport(
                counts.getOrDefault(Articles.Imported.ADDED, 0),
                counts.getOrDefault(Articles.Imported.CHANGED, 0),
                counts.getOrDefault(Articles.Imported.UNCHANGED, 0),
                kept,
                bad);
    }

    private static Failure keptFailure(ArticleFile.Good file) {
        return new Failure(
                file.source(),
                "%s was edited here since it was imported; the file was left out"
                        .formatted(file.input().id()));
    }

    private static List<ArticleFile.Good> sorted(List<ArticleFile> files, List<Failure> bad) {
        Map<String, ArticleFile.Good> byId = new HashMap<>();
        List<ArticleFile.Good> good = new ArrayList<>();
        for (ArticleFile file : files) {
            switch (file) {
                case ArticleFile.Bad(String source, String reason) ->
                        bad.add(new Failure(source, reason));
                case ArticleFile.Good article -> {
                    String id = String.valueOf(article.input().id());
                    ArticleFile.Good first = byId.putIfAbsent(id, article);
                    if (first == null) {
                        good.add(article);
                    } else {
                        bad.add(
                                new Failure(
                                        article.source(),
                                        "its id %s is also that of %s"
                                                .formatted(id, first.source())));
                    }
                }
            }
        }
        return good;
    }
}
