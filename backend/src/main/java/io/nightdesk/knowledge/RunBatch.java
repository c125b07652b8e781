package io.nightdesk.knowledge;

import io.nightdesk.knowledge.SourceArticles.Found;
import io.nightdesk.knowledge.SourceRunStore.Hold;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/// Gathers what a run finds and takes it over in batches: of fifty, or of what two seconds found,
/// so that slow documents show progress too.
final class RunBatch {

    private static final int MOST = 50;
    private static final long PATIENCE_NANOS = Duration.ofSeconds(2).toNanos();

    private final Source source;
    private final Hold hold;
    private final SourceArticles articles;
    private final BooleanSupplier leaving;
    private final Map<String, SourceDocument> known = new HashMap<>();
    private final List<Found> batch = new ArrayList<>();
    private final List<SourceDocument> expected = new ArrayList<>();
    private long since = System.nanoTime();

    /// @param leaving whether this process is about to end
    RunBatch(
            Source source,
            Hold hold,
            SourceArticles articles,
            List<SourceDocument> known,
            BooleanSupplier leaving) {
        this.source = source;
        this.hold = hold;
        this.articles = articles;
        this.leaving = leaving;
        known.forEach(document -> this.known.put(document.path(), document));
    }

    Source source() {
        return source;
    }

    Hold hold() {
        return hold;
    }

    /// The source's documents as they were when this process took the run, by path.
    Map<String, SourceDocument> known() {
        return known;
    }

    /// Whether this run looked at it before it was cut off.
    boolean isDone(SourceDocument document) {
        return document.isDoneIn(hold.number());
    }

    /// Remembers a page to read with the batch that tells of it.
    void expect(SourceDocument page) {
        expected.add(page);
    }

    /// @throws Leaving if this process is about to end
    void add(Found found) {
        batch.add(source.internal() ? hidden(found) : found);
        if (batch.size() >= MOST || System.nanoTime() - since > PATIENCE_NANOS) {
            flush();
        }
    }

    void flush() {
        if (!batch.isEmpty() || !expected.isEmpty()) {
            articles.take(hold, batch, expected, source.name());
            batch.clear();
            expected.clear();
        }
        since = System.nanoTime();
        if (leaving.getAsBoolean()) {
            throw new Leaving();
        }
    }

    private static Found hidden(Found found) {
        return found.file() instanceof ArticleFile.Good good
                ? new Found(
                        found.path(),
                        found.label(),
                        found.depth(),
                        good.hidden(),
                        found.contentSha256(),
                        found.isGone())
                : found;
    }

    /// The run is left for another process, which goes on from here.
    static final class Leaving extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
