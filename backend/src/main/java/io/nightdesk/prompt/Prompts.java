package io.nightdesk.prompt;

import io.nightdesk.node.RevisionChanged;
import io.nightdesk.node.Revisions;
import io.nightdesk.site.Sites;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// The prompts that answer customers now. Read from memory: no database call on the way of a
/// message, and the last known release keeps answering while the database is away. A release made
/// on any node is live here within three seconds (see [Revisions]).
@Component
public class Prompts {

    /// The topic of [Revisions] under which a change of the production release is told.
    static final String TOPIC = "prompt";

    private static final Logger log = LoggerFactory.getLogger(Prompts.class);

    private final ReleaseStore releases;
    private final Sites sites;
    private volatile @Nullable LiveRelease live;

    /// @param revisions not used, but its counters must be read before the first release is
    Prompts(ReleaseStore releases, Sites sites, Revisions revisions) {
        this.releases = releases;
        this.sites = sites;
    }

    /// The production text of `key` in the closest language there is: `de-AT`, else `de`, else the
    /// prompt's base text.
    ///
    /// @throws IllegalStateException if no such prompt is released
    public LivePrompt live(String key, String locale) {
        return current()
                .closest(key, locale)
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "no prompt %s is released; publish one, or start with its"
                                                        .formatted(key)
                                                + " file in prompts/"));
    }

    @EventListener
    void on(RevisionChanged change) {
        if (change.topic().equals(TOPIC)) {
            load();
        }
    }

    private LiveRelease current() {
        LiveRelease known = live;
        return known != null ? known : load();
    }

    private LiveRelease load() {
        UUID site = sites.theSite().id();
        LiveRelease loaded =
                releases.production(site)
                        .map(release -> LiveRelease.of(release.number(), versions(release)))
                        .orElseGet(() -> LiveRelease.of(0, List.of()));
        live = loaded;
        log.atInfo()
                .addKeyValue("release", loaded.number())
                .addKeyValue("prompts", loaded.prompts().size())
                .log("Prompts loaded");
        return loaded;
    }

    private List<StoredVersion> versions(PromptRelease release) {
        return releases.versions(release.id());
    }
}
