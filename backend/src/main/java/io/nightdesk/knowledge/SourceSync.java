package io.nightdesk.knowledge;

import io.nightdesk.knowledge.SourceArticles.RunLost;
import io.nightdesk.knowledge.SourceRunStore.Hold;
import io.nightdesk.site.Sites;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Reads sources: one at a time on a node, each on one node at a time.
@Component
class SourceSync {

    private static final Logger log = LoggerFactory.getLogger(SourceSync.class);

    private static final int MOST_ATTEMPTS = 5;
    private static final Duration BUSY = Duration.ofSeconds(5);
    private static final Duration LOOK_AGAIN = Duration.ofHours(1);

    private final SourceStore store;
    private final SourceRunStore runs;
    private final SourceDocumentStore documents;
    private final SourceArticles articles;
    private final Sites sites;
    private final SourceReader reader;
    private final Clock clock;
    private final Semaphore one = new Semaphore(1);

    SourceSync(
            SourceStore store,
            SourceRunStore runs,
            SourceDocumentStore documents,
            SourceArticles articles,
            Sites sites,
            SourceReader reader,
            Clock clock) {
        this.store = store;
        this.runs = runs;
        this.documents = documents;
        this.articles = articles;
        this.sites = sites;
        this.reader = reader;
        this.clock = clock;
    }

    /// Reads the source if that was asked for or is due; returns when to look at it again, or
    /// nothing if there is no such source.
    ///
    /// @param leaving whether this process is about to end; the run is then left to another
    Optional<Instant> look(UUID id, BooleanSupplier leaving) {
        if (!one.tryAcquire()) {
            return Optional.of(clock.instant().plus(BUSY));
        }
        try {
            Optional<Source> source = store.find(site(), id);
            if (source.isPresent()) {
                if (isDue(source.get())) {
                    runs.ask(id);
                }
                runs.take(id).ifPresent(hold -> run(source.get(), hold, leaving));
            }
            return store.find(site(), id).map(this::next);
        } finally {
            one.release();
        }
    }

    private boolean isDue(Source source) {
        return source.every() != null && !due(source).isAfter(clock.instant());
    }

    private static Instant due(Source source) {
        Duration every = source.every();
        return every == null ? Instant.MAX : source.run().askedAt().plus(every);
    }

    /// Looks now and then even at what has no schedule: somebody may have asked while it was read.
    private Instant next(Source source) {
        Instant now = clock.instant();
        if (source.run().isOpen()) {
            return now;
        }
        Instant due = due(source);
        Instant again = now.plus(LOOK_AGAIN);
        return due.isBefore(again) ? due : again;
    }

    private void run(Source source, Hold hold, BooleanSupplier leaving) {
        try {
            if (hold.attempt() > MOST_ATTEMPTS) {
                throw new SourceUnreadable(
                        "It was cut off %d times; the server's log says why"
                                .formatted(MOST_ATTEMPTS));
            }
            reader.read(new RunBatch(source, hold, articles, documents.all(source.id()), leaving));
            while (articles.removeVanished(hold, source.location())) {}
            runs.finish(hold, null);
            told(source, hold);
        } catch (SourceUnreadable e) {
            runs.finish(hold, e.getMessage());
            log.atWarn()
                    .addKeyValue("source", source.id())
                    .log("source not read: {}", e.getMessage());
        } catch (RunLost | RunBatch.Leaving e) {
            log.atInfo().addKeyValue("source", source.id()).log("source left to another run");
        }
    }

    private void told(Source source, Hold hold) {
        store.find(site(), source.id())
                .map(Source::run)
                .ifPresent(
                        run ->
                                log.atInfo()
                                        .addKeyValue("source", source.id())
                                        .addKeyValue("run", hold.number())
                                        .addKeyValue("added", run.added())
                                        .addKeyValue("changed", run.changed())
                                        .addKeyValue("removed", run.removed())
                                        .addKeyValue("failed", run.failed())
                                        .log("source read"));
    }

    private UUID site() {
        return sites.theSite().id();
    }
}
