package io.nightdesk.prompt;

import io.nightdesk.kernel.Ids;
import io.nightdesk.node.Revisions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Makes releases and moves the production label, inside somebody's transaction and the site's
/// lock.
@Component
class Releases {

    private final ReleaseStore store;
    private final Revisions revisions;
    private final Ids ids;
    private final Clock clock;

    Releases(ReleaseStore store, Revisions revisions, Ids ids, Clock clock) {
        this.store = store;
        this.revisions = revisions;
        this.ids = ids;
        this.clock = clock;
    }

    /// Lets one change of a site's releases happen after the other, until the transaction ends.
    void lock(UUID site) {
        store.lock(site);
    }

    /// Newest first.
    List<PromptRelease> all(UUID site) {
        return store.all(site);
    }

    /// What answers customers now, by name.
    Map<PromptName, StoredVersion> live(UUID site) {
        return byName(store.production(site).map(PromptRelease::id));
    }

    /// What answered customers before production last moved, by name.
    Map<PromptName, StoredVersion> previous(UUID site) {
        return byName(store.previous(site));
    }

    /// A release of what is live with some prompts replaced or added, live at once. Returns its
    /// number.
    ///
    /// @param changed version by prompt
    /// @param by null: the server, from files
    long release(UUID site, Map<UUID, UUID> changed, String note, @Nullable UUID by) {
        Map<UUID, UUID> pinned = new TreeMap<>();
        live(site).values().forEach(version -> pinned.put(version.prompt(), version.id()));
        pinned.putAll(changed);
        UUID id = ids.next();
        long number = store.insert(id, site, note, clock.instant(), by);
        pinned.forEach((prompt, version) -> store.pin(id, prompt, version));
        moveProduction(site, id, by);
        return number;
    }

    void moveProduction(UUID site, UUID release, @Nullable UUID by) {
        Instant now = clock.instant();
        store.moveProduction(site, release, now, by);
        revisions.bump(Prompts.TOPIC);
    }

    private Map<PromptName, StoredVersion> byName(Optional<UUID> release) {
        return release.map(store::versions).orElseGet(List::of).stream()
                .collect(Collectors.toMap(StoredVersion::name, Function.identity()));
    }
}
