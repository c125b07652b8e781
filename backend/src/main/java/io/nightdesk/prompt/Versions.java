package io.nightdesk.prompt;

import io.nightdesk.kernel.Ids;
import io.nightdesk.kernel.Sha256;
import io.nightdesk.prompt.StoredVersion.Origin;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Prompts and their texts. Writing needs a transaction that holds the site's lock, see
/// [ReleaseStore#lock].
@Component
class Versions {

    private final PromptStore store;
    private final Ids ids;
    private final Clock clock;

    Versions(PromptStore store, Ids ids, Clock clock) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
    }

    /// A version just stored.
    record Added(UUID id, int version) {}

    List<PromptName> names(UUID site) {
        return store.names(site);
    }

    Optional<UUID> find(UUID site, PromptName name) {
        return name.isPossible() ? store.find(site, name) : Optional.empty();
    }

    UUID findOrCreate(UUID site, PromptName name) {
        return store.find(site, name)
                .orElseGet(
                        () -> {
                            UUID id = ids.next();
                            store.insert(id, site, name, clock.instant());
                            return id;
                        });
    }

    /// Newest first.
    List<StoredVersion> all(UUID prompt) {
        return store.versions(prompt);
    }

    boolean hasText(UUID prompt, String text) {
        return store.hasText(prompt, Sha256.hex(text));
    }

    /// @param by null: the server, from a file
    Added add(UUID prompt, String text, String note, @Nullable UUID by) {
        Origin origin = by == null ? Origin.FILE : Origin.UI;
        UUID id = ids.next();
        int version =
                store.insertVersion(
                        prompt,
                        new PromptStore.NewVersion(id, text, origin, note, by),
                        clock.instant());
        return new Added(id, version);
    }
}
