package io.nightdesk.knowledge;

import io.nightdesk.knowledge.index.IndexedArticle;
import io.nightdesk.knowledge.index.Models;
import io.nightdesk.knowledge.index.SearchIndex;
import io.nightdesk.knowledge.index.TextHash;
import io.nightdesk.knowledge.index.Weights;
import io.nightdesk.node.RevisionChanged;
import io.nightdesk.node.Revisions;
import io.nightdesk.site.Sites;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Keeps this node's index like the published articles. One thread reads them, puts an index into
/// place as soon as its words can be searched, and fills in the vectors behind it.
@Component
class IndexKeeper implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(IndexKeeper.class);

    /// So few new texts (an edited article or two) are embedded before the index is replaced.
    private static final int FEW = 60;

    private static final long SWAP_NANOS = TimeUnit.SECONDS.toNanos(15);
    private static final long RETRY_SECONDS = 3;

    private final ArticleStore store;
    private final Sites sites;
    private final IndexParts parts;
    private final Semaphore changes = new Semaphore(0);
    private Map<Version, IndexedArticle> known = Map.of();
    private volatile IndexProgress progress = new IndexProgress(0, 0, 0);
    private volatile @Nullable Thread thread;

    /// Names one published text.
    private record Version(String id, long revision) {}

    /// What an index is made with.
    @Component
    record IndexParts(Models models, VectorFill fill, IndexHolder holder) {}

    /// @param revisions must be made before the articles are first read
    IndexKeeper(ArticleStore store, Sites sites, IndexParts parts, Revisions revisions) {
        this.store = store;
        this.sites = sites;
        this.parts = parts;
    }

    IndexProgress progress() {
        return progress;
    }

    @EventListener
    void changed(RevisionChanged change) {
        if (change.topic().equals(Articles.TOPIC)) {
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
        List<IndexedArticle> articles = articles();
        Map<TextHash, String> texts = texts(articles);
        Map<TextHash, String> missing = parts.fill().load(texts);
        if (missing.size() > FEW) {
            replace(articles, texts.size(), missing.size());
        }
        if (!missing.isEmpty()) {
            fill(articles, texts.size(), missing);
        }
        replace(articles, texts.size(), parts.fill().load(texts).size());
        log.atInfo()
                .addKeyValue("articles", articles.size())
                .addKeyValue("texts", texts.size())
                .addKeyValue("embedded", missing.size())
                .addKeyValue("ms", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start))
                .log("index ready");
    }

    private List<IndexedArticle> articles() {
        Map<Version, IndexedArticle> read = new LinkedHashMap<>();
        for (PublishedRow row : store.published(sites.theSite().id())) {
            Version version = new Version(row.id(), row.revision());
            IndexedArticle before = known.get(version);
            read.put(version, before != null ? before : indexed(row));
        }
        known = new HashMap<>(read);
        return List.copyOf(read.values());
    }

    private static IndexedArticle indexed(PublishedRow row) {
        return IndexedArticle.of(
                row.id(), row.title(), row.section(), row.locale(), row.updated(), row.body());
    }

    private static Map<TextHash, String> texts(List<IndexedArticle> articles) {
        Map<TextHash, String> texts = new LinkedHashMap<>();
        for (IndexedArticle article : articles) {
            SearchIndex.textsToEmbed(article).forEach(text -> texts.put(TextHash.of(text), text));
        }
        return texts;
    }

    private void fill(List<IndexedArticle> articles, int texts, Map<TextHash, String> missing) {
        boolean many = missing.size() > FEW;
        long[] swapped = {System.nanoTime()};
        parts.fill()
                .embed(
                        missing,
                        // A newer change comes first when there is much to do.
                        () -> thread == null || (many && changes.availablePermits() > 0),
                        done -> {
                            progress =
                                    new IndexProgress(
                                            articles.size(), texts, texts - missing.size() + done);
                            if (many && System.nanoTime() - swapped[0] > SWAP_NANOS) {
                                replace(articles, texts, missing.size() - done);
                                swapped[0] = System.nanoTime();
                            }
                        });
    }

    private void replace(List<IndexedArticle> articles, int texts, int missing) {
        parts.holder()
                .replace(
                        new SearchIndex(
                                articles, parts.models(), parts.fill().vectors(), Weights.DEFAULT));
        progress = new IndexProgress(articles.size(), texts, texts - missing);
        if (missing > 0) {
            log.atInfo()
                    .addKeyValue("texts", texts)
                    .addKeyValue("missing", missing)
                    .log("embedding articles");
        }
    }
}
