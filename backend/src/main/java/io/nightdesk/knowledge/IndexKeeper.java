package io.nightdesk.knowledge;

import io.nightdesk.knowledge.index.CannedIndex;
import io.nightdesk.knowledge.index.IndexedArticle;
import io.nightdesk.knowledge.index.Models;
import io.nightdesk.knowledge.index.SearchIndex;
import io.nightdesk.knowledge.index.TextHash;
import io.nightdesk.knowledge.index.Vectors;
import io.nightdesk.knowledge.index.Weights;
import io.nightdesk.node.RevisionChanged;
import io.nightdesk.node.Revisions;
import io.nightdesk.site.Sites;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Keeps this node's index like the published articles. One thread reads them, puts an index of
/// their words into place, and then makes the vectors that are missing, the last published first.
@Component
class IndexKeeper implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(IndexKeeper.class);

    private static final long TELL_NANOS = TimeUnit.SECONDS.toNanos(15);
    private static final long RETRY_SECONDS = 3;

    private final PublicationStore publications;
    private final Sites sites;
    private final CannedAnswerStore canned;
    private final IndexParts parts;
    private final Revisions revisions;
    private final Clock clock;
    private final Semaphore changes = new Semaphore(0);
    private final AtomicLong heard = new AtomicLong();
    private volatile long followed = -1;
    private Map<Version, IndexedArticle> known = Map.of();
    private volatile @Nullable Thread thread;

    /// Names one published text.
    private record Version(String id, long revision) {}

    /// What an index is made with.
    @Component
    record IndexParts(Models models, VectorFill fill, LikelyQuestions likely, IndexHolder holder) {}

    /// @param revisions must be made before the articles are first read
    IndexKeeper(
            PublicationStore publications,
            CannedAnswerStore canned,
            Sites sites,
            IndexParts parts,
            Revisions revisions,
            Clock clock) {
        this.publications = publications;
        this.canned = canned;
        this.sites = sites;
        this.parts = parts;
        this.revisions = revisions;
        this.clock = clock;
    }

    /// Whether every article that was published on this node is in the index, with its vectors.
    boolean isComplete() {
        return followed == heard.get()
                && parts.holder().index().filter(SearchIndex::isEmbedded).isPresent();
    }

    @EventListener
    void changed(RevisionChanged change) {
        if (change.topic().equals(Articles.TOPIC) || change.topic().equals(LikelyQuestions.TOPIC)) {
            heard.incrementAndGet();
            changes.release();
        }
    }

    /// Only a server searches: a command that borrows this module's beans keeps no index.
    @EventListener(WebServerInitializedEvent.class)
    synchronized void start() {
        if (thread == null) {
            changes.release();
            Thread started =
                    Thread.ofPlatform().daemon().name("knowledge-index").unstarted(this::run);
            thread = started;
            started.start();
        }
    }

    @Override
    public void destroy() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
        }
    }

    private void run() {
        try {
            while (thread == Thread.currentThread()) {
                changes.acquire();
                changes.drainPermits();
                follow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow() throws InterruptedException {
        try {
            rebuild();
        } catch (RuntimeException e) {
            if (thread == null) {
                return;
            }
            log.atWarn().setCause(e).log("The index could not follow the articles; trying again");
            TimeUnit.SECONDS.sleep(RETRY_SECONDS);
            changes.release();
        }
    }

    private void rebuild() {
        long start = System.nanoTime();
        long change = heard.get();
        long revision = revisions.current(Articles.TOPIC);
        List<IndexedArticle> articles = articles();
        List<CannedIndex.Entry> answers = canned.entries(sites.theSite().id());
        Map<TextHash, List<String>> likely = parts.likely().of(articles);
        Map<TextHash, String> texts = texts(articles, answers);
        likely.values().stream()
                .flatMap(List::stream)
                .forEach(text -> texts.put(TextHash.of(text), text));
        Map<TextHash, String> missing = parts.fill().load(texts);
        Vectors vectors = parts.fill().vectors();
        SearchIndex index =
                new SearchIndex(articles, likely, parts.models(), vectors, Weights.DEFAULT);
        parts.holder()
                .replace(
                        new IndexHolder.Snapshot(
                                index,
                                new CannedIndex(answers, parts.models(), vectors),
                                revision,
                                clock.instant()));
        followed = change;
        if (!missing.isEmpty()) {
            embed(missing);
        }
        if (index.isLarge()) {
            index.compareRoughly();
        }
        log.atInfo()
                .addKeyValue("articles", articles.size())
                .addKeyValue("texts", texts.size())
                .addKeyValue("embedded", missing.size())
                .addKeyValue("ms", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start))
                .log("index ready");
    }

    private List<IndexedArticle> articles() {
        Map<Version, IndexedArticle> read = new LinkedHashMap<>();
        for (PublishedRow row : publications.published(sites.theSite().id())) {
            Version version = new Version(row.id(), row.revision());
            IndexedArticle before = known.get(version);
            read.put(version, before != null ? before : indexed(row));
        }
        known = new HashMap<>(read);
        return List.copyOf(read.values());
    }

    private static IndexedArticle indexed(PublishedRow row) {
        return IndexedArticle.of(
                row.id(),
                row.title(),
                row.section(),
                row.locale(),
                row.audience(),
                row.validUntil(),
                row.updated(),
                row.body());
    }

    /// The canned answers' examples first: they are few, and found by their meaning only.
    private static Map<TextHash, String> texts(
            List<IndexedArticle> articles, List<CannedIndex.Entry> answers) {
        Map<TextHash, String> texts = new LinkedHashMap<>();
        for (CannedIndex.Entry answer : answers) {
            answer.examples().forEach(text -> texts.put(TextHash.of(text), text));
        }
        for (IndexedArticle article : articles) {
            SearchIndex.textsToEmbed(article).forEach(text -> texts.put(TextHash.of(text), text));
        }
        return texts;
    }

    /// A newer change comes first: it may be what somebody waits for.
    private void embed(Map<TextHash, String> missing) {
        long[] told = {System.nanoTime()};
        parts.fill()
                .embed(
                        missing,
                        done -> {
                            if (System.nanoTime() - told[0] > TELL_NANOS) {
                                tell(missing.size() - done);
                                told[0] = System.nanoTime();
                            }
                            return goOn();
                        });
    }

    private boolean goOn() {
        return thread != null && changes.availablePermits() == 0;
    }

    private static void tell(int missing) {
        log.atInfo().addKeyValue("missing", missing).log("embedding articles");
    }
}
