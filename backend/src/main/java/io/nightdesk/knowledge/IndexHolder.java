package io.nightdesk.knowledge;

import io.nightdesk.knowledge.index.CannedIndex;
import io.nightdesk.knowledge.index.SearchIndex;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What is searched at the moment. Replaced as a whole: a search that has begun ends in the index
/// it began in.
@Component
class IndexHolder {

    private volatile @Nullable Snapshot snapshot;

    /// Everything that was read at one moment.
    ///
    /// @param revision counts the changes of what is published
    record Snapshot(SearchIndex articles, CannedIndex canned, long revision, Instant since) {}

    Optional<Snapshot> snapshot() {
        return Optional.ofNullable(snapshot);
    }

    Optional<SearchIndex> index() {
        return snapshot().map(Snapshot::articles);
    }

    void replace(Snapshot next) {
        snapshot = next;
    }
}
