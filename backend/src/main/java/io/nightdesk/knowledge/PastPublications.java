package io.nightdesk.knowledge;

import io.nightdesk.node.Revisions;
import io.nightdesk.site.Sites;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What customers saw before, and the way back to it, for when a wrong import or a bad hour of
/// editing has reached them. Kept for 30 days.
@Service
public class PastPublications {

    private static final Duration KEPT = Duration.ofDays(30);
    private static final int MOST_CHANGES = 50;

    private final PastPublicationStore store;
    private final Sites sites;
    private final Revisions revisions;
    private final Clock clock;

    PastPublications(PastPublicationStore store, Sites sites, Revisions revisions, Clock clock) {
        this.store = store;
        this.sites = sites;
        this.revisions = revisions;
        this.clock = clock;
    }

    /// Changes of what customers see, within one minute each.
    ///
    /// @param at when the first of them happened; [#goBack] to it undoes all of them
    /// @param by who published; null where articles were only taken back
    public record Change(
            Instant at,
            @org.jspecify.annotations.Nullable String by,
            int published,
            int withdrawn) {}

    /// What going back did.
    ///
    /// @param shown articles whose earlier text is shown again
    /// @param withdrawn articles that customers no longer see
    public record Restored(int shown, int withdrawn) {}

    /// The last changes, last first.
    public List<Change> changes() {
        return store.changes(site(), oldest(), MOST_CHANGES);
    }

    /// Shows customers again what they saw just before this time. The working copies stay as they
    /// are; articles that are internal by now stay hidden. Going back is a change like any other
    /// and can be undone in the same way.
    ///
    /// @param by who is named as the publisher
    /// @throws IllegalArgumentException if nobody knows any longer what was shown then
    @Transactional
    public Restored goBack(Instant before, String by) {
        if (before.isBefore(oldest())) {
            throw new IllegalArgumentException("Only the last 30 days are kept");
        }
        UUID site = site();
        // What comes later rests on what is shown now, so that nobody may publish meanwhile.
        store.lock();
        int withdrawn = store.withdrawNewer(site, before);
        int shown = store.showAgain(site, before, now(), by);
        store.forget(oldest());
        revisions.bump(Articles.TOPIC);
        return new Restored(shown, withdrawn);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private Instant oldest() {
        return now().minus(KEPT);
    }

    private UUID site() {
        return sites.theSite().id();
    }
}
