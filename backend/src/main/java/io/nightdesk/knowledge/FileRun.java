package io.nightdesk.knowledge;

import io.nightdesk.knowledge.SourceArticles.Found;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Takes over the files of an upload or a folder. What a cut-off run has done already is passed
/// over, and so is a file that is read as a whole and has not changed.
final class FileRun implements FileVisitor {

    private static final int MOST_LABEL = 500;

    private final ArticleFiles files;
    private final RunBatch batch;
    private final Map<String, SourceDocument> known;
    private final Map<String, String> labels = new HashMap<>();

    FileRun(ArticleFiles files, RunBatch batch) {
        this.files = files;
        this.batch = batch;
        this.known = batch.known();
    }

    @Override
    public void file(String path, byte[] content) {
        if (!ArticleFiles.isOneArticle(path)) {
            files.read(path, content).forEach(article -> found(article, null));
            return;
        }
        String id = ArticleFiles.idOf(path);
        String sha256 = ArticleFiles.sha256(content);
        SourceDocument before = known.get(id);
        if (labels.containsKey(id)) {
            found(new ArticleFile.Bad(path, alsoThatOf(id)), null);
        } else if (before != null && before.isArticleOf(sha256)) {
            labels.put(id, path);
            add(Found.file(id, path, null, sha256));
        } else if (before == null || !batch.isDone(before)) {
            for (ArticleFile article : files.read(path, content)) {
                labels.put(id, path);
                add(Found.file(id, path, article, sha256));
            }
        }
    }

    @Override
    public void bad(String path, String reason) {
        found(new ArticleFile.Bad(path, reason), null);
    }

    private void found(ArticleFile article, @Nullable String sha256) {
        switch (article) {
            case ArticleFile.Bad(String source, String _) ->
                    add(Found.file(cut(source), cut(source), article, sha256));
            case ArticleFile.Good good -> {
                String id = String.valueOf(good.input().id());
                if (labels.containsKey(id)) {
                    found(new ArticleFile.Bad(good.source(), alsoThatOf(id)), null);
                } else {
                    labels.put(id, good.source());
                    add(Found.file(id, cut(good.source()), good, sha256));
                }
            }
        }
    }

    private void add(Found found) {
        SourceDocument before = known.get(found.path());
        if (before == null || !batch.isDone(before)) {
            batch.add(found);
        }
    }

    private String alsoThatOf(String id) {
        return "its id %s is also that of %s".formatted(id, labels.get(id));
    }

    private static String cut(String label) {
        return label.length() <= MOST_LABEL ? label : label.substring(0, MOST_LABEL);
    }
}
