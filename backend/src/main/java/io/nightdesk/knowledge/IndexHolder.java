package io.nightdesk.knowledge;

import io.nightdesk.knowledge.index.SearchIndex;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The index that is searched at the moment. Replaced as a whole: a search that has begun ends in
/// the index it began in.
@Component
class IndexHolder {

    private volatile @Nullable SearchIndex index;

    Optional<SearchIndex> index() {
        return Optional.ofNullable(index);
    }

    void replace(SearchIndex next) {
        index = next;
    }
}
