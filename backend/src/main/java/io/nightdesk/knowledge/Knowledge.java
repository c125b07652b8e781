package io.nightdesk.knowledge;

import io.nightdesk.knowledge.index.IndexQuery;
import io.nightdesk.knowledge.index.IndexedArticle;
import io.nightdesk.knowledge.index.Models;
import io.nightdesk.knowledge.index.Ranking;
import io.nightdesk.knowledge.index.SearchIndex;
import io.nightdesk.knowledge.index.Viewer;
import io.nightdesk.knowledge.text.Chunker;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;

/// Finds the articles that answer a question. Safe from any thread; reads a snapshot that another
/// thread replaces when articles change.
@Service
public final class Knowledge {

    private final IndexHolder holder;
    private final Models models;
    private final Clock clock;

    Knowledge(IndexHolder holder, Models models, Clock clock) {
        this.holder = holder;
        this.models = models;
        this.clock = clock;
    }

    /// Never fails for what a customer typed: an empty or meaningless question finds nothing.
    public SearchResult search(SearchQuery query) {
        long start = System.nanoTime();
        Optional<SearchIndex> index = holder.index();
        if (index.isEmpty()) {
            return SearchResult.nothing(since(start));
        }
        Ranking ranking =
                index.get()
                        .search(
                                new IndexQuery(
                                        query.text(),
                                        query.translation(),
                                        query.earlierUserTurns(),
                                        query.locale(),
                                        new Viewer(query.audiences(), query.without(), today())),
                                query.limit());
        if (ranking.hits().isEmpty()) {
            return SearchResult.nothing(since(start));
        }
        return new SearchResult(
                ranking.hits().stream().map(Passages::of).toList(),
                ranking.lead(),
                ranking.coverage(),
                ranking.otherLanguage(),
                since(start));
    }

    /// True once words can be searched and the models are warm. Vectors of new articles may still
    /// be missing then; such articles are found by their words.
    public boolean ready() {
        return holder.index().isPresent() && models.ready();
    }

    /// What this node searches at the moment; empty until its first index is made.
    public Optional<IndexVersion> version() {
        return holder.snapshot()
                .map(
                        snapshot ->
                                new IndexVersion(
                                        IntStream.range(0, models.count())
                                                .mapToObj(models::id)
                                                .toList(),
                                        Chunker.VERSION,
                                        snapshot.revision(),
                                        snapshot.articles().articles().size(),
                                        snapshot.articles().isEmbedded(),
                                        snapshot.since()));
    }

    /// The article's sentences, if it is still published.
    Optional<IndexedArticle> article(String id) {
        return holder.index().flatMap(index -> index.article(id));
    }

    Optional<SearchIndex> index() {
        return holder.index();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
