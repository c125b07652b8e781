package io.nightdesk.knowledge;

import io.nightdesk.knowledge.SourceDocument.State;
import io.nightdesk.knowledge.SourceRunStore.Hold;
import io.nightdesk.knowledge.SourceRunStore.Tally;
import io.nightdesk.node.Revisions;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Turns the documents of a source into articles, a batch in a transaction, together with what the
/// run remembers of them: so a batch happens once, whoever goes on with the run.
@Component
class SourceArticles {

    private static final int MOST_REMOVED = 200;

    private final Articles articles;
    private final SourceStore sources;
    private final SourceRunStore runs;
    private final SourceDocumentStore documents;
    private final Revisions revisions;

    SourceArticles(
            Articles articles,
            SourceStore sources,
            SourceRunStore runs,
            SourceDocumentStore documents,
            Revisions revisions) {
        this.articles = articles;
        this.sources = sources;
        this.runs = runs;
        this.documents = documents;
        this.revisions = revisions;
    }

    /// What was found under a path.
    ///
    /// @param file null when there is nothing new to take over
    /// @param contentSha256 of the content as it came; null where only the article tells a change
    /// @param isGone whether the article made of it before is to go
    record Found(
            String path,
            String label,
            int depth,
            @Nullable ArticleFile file,
            @Nullable String contentSha256,
            boolean isGone) {

        static Found file(
                String path, String label, @Nullable ArticleFile file, @Nullable String sha256) {
            return new Found(path, label, 0, file, sha256, false);
        }

        static Found bad(String path, String label, String reason) {
            return file(path, label, new ArticleFile.Bad(label, reason), null);
        }

        static Found page(SourceDocument page, @Nullable ArticleFile file) {
            return new Found(page.path(), page.label(), page.depth(), file, null, file == null);
        }

        static Found failed(SourceDocument page, String reason, boolean isGone) {
            ArticleFile bad = new ArticleFile.Bad(page.label(), reason);
            return new Found(page.path(), page.label(), page.depth(), bad, null, isGone);
        }
    }

    /// Takes a batch over.
    ///
    /// @param expected pages that the batch's links lead to
    /// @param by who is named as the author
    /// @throws RunLost if somebody else holds the run, or the source is gone
    @Transactional
    void take(Hold hold, List<Found> batch, List<SourceDocument> expected, String by) {
        require(hold);
        expected.forEach(page -> documents.put(hold.source(), page));
        Counts counts = new Counts();
        batch.forEach(found -> counts.add(take(hold, found, by)));
        if (counts.hasChanged()) {
            revisions.bump(Articles.TOPIC);
        }
        runs.count(hold, counts.tally(batch.size(), expected.size()));
    }

    private End take(Hold hold, Found found, String by) {
        UUID article =
                documents
                        .find(hold.source(), found.path())
                        .map(SourceDocument::article)
                        .orElse(null);
        if (found.isGone() && article != null) {
            articles.vanish(article);
        }
        UUID left = found.isGone() ? null : article;
        return switch (found.file()) {
            case null -> {
                put(hold, found, State.READ, left, null);
                yield found.isGone() && article != null ? End.REMOVED : End.UNCHANGED;
            }
            case ArticleFile.Bad(String _, String reason) -> {
                put(hold, found, State.BAD, left, reason);
                yield found.isGone() && article != null ? End.REMOVED : End.FAILED;
            }
            case ArticleFile.Good good -> {
                Articles.Taken taken = articles.takeOver(good, left, by);
                put(hold, found, State.READ, taken.key(), null);
                yield End.of(taken.how());
            }
        };
    }

    /// How one document ended.
    private enum End {
        ADDED,
        CHANGED,
        UNCHANGED,
        REMOVED,
        KEPT,
        FAILED;

        static End of(Articles.Imported how) {
            return switch (how) {
                case ADDED -> ADDED;
                case CHANGED -> CHANGED;
                case UNCHANGED -> UNCHANGED;
                case KEPT -> KEPT;
            };
        }
    }

    private static final class Counts {

        private final Map<End, Integer> ends = new EnumMap<>(End.class);

        void add(End end) {
            ends.merge(end, 1, Integer::sum);
        }

        boolean hasChanged() {
            return of(End.ADDED) + of(End.CHANGED) + of(End.REMOVED) > 0;
        }

        Tally tally(int done, int expected) {
            return new Tally(
                    expected,
                    done,
                    of(End.ADDED),
                    of(End.CHANGED),
                    of(End.UNCHANGED),
                    of(End.REMOVED),
                    of(End.KEPT),
                    of(End.FAILED));
        }

        private int of(End end) {
            return ends.getOrDefault(end, 0);
        }
    }

    private void put(
            Hold hold, Found found, State state, @Nullable UUID article, @Nullable String problem) {
        documents.put(
                hold.source(),
                new SourceDocument(
                        found.path(),
                        found.label(),
                        article,
                        state,
                        found.depth(),
                        problem,
                        found.contentSha256(),
                        hold.number()));
    }

    /// Removes what the run has not seen; returns whether there may be more. A file that could not
    /// be read as a whole hides what is in it, so what came from it before stays.
    @Transactional
    boolean removeVanished(Hold hold, String location) {
        require(hold);
        Set<String> hidden = new HashSet<>(documents.badLabels(hold.source(), hold.number()));
        List<SourceDocument> vanished =
                hidden.contains(location)
                        ? List.of()
                        : documents.unseen(hold.source(), hold.number()).stream()
                                .filter(document -> !hidden.contains(document.file()))
                                .limit(MOST_REMOVED)
                                .toList();
        int removed = 0;
        for (SourceDocument document : vanished) {
            documents.remove(hold.source(), document.path());
            if (document.article() != null) {
                articles.vanish(document.article());
                removed++;
            }
        }
        if (removed > 0) {
            revisions.bump(Articles.TOPIC);
            runs.count(hold, new Tally(0, 0, 0, 0, 0, removed, 0, 0));
        }
        return vanished.size() == MOST_REMOVED;
    }

    /// Removes a source with every article that came from it, edited here or not.
    @Transactional
    void removeSource(UUID source) {
        documents.lock(source);
        boolean had = articles.removeOf(source);
        sources.delete(source);
        if (had) {
            revisions.bump(Articles.TOPIC);
        }
    }

    private void require(Hold hold) {
        if (!runs.isHeld(hold)) {
            throw new RunLost();
        }
    }

    /// The run is somebody else's by now, or its source is gone: stop, and touch nothing.
    static final class RunLost extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
