package io.nightdesk.confidence;

import io.nightdesk.node.RevisionChanged;
import io.nightdesk.node.Revisions;
import io.nightdesk.site.Sites;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The site's policy on answers, read from memory. A change made on any node, and every judgement,
/// counts here within three seconds (see [Revisions]); the last one known stays while the database
/// is away.
@Component
public class Policies {

    /// The topic of [Revisions] under which a change is told.
    static final String TOPIC = "confidence";

    private final PolicyStore store;
    private final JudgementStore judgements;
    private final FitStore fits;
    private final Calibration shipped;
    private final Sites sites;
    private final Revisions revisions;
    private final Clock clock;
    private volatile @Nullable Policy live;

    Policies(
            PolicyStore store,
            JudgementStore judgements,
            FitStore fits,
            Calibration shipped,
            Sites sites,
            Revisions revisions,
            Clock clock) {
        this.store = store;
        this.judgements = judgements;
        this.fits = fits;
        this.shipped = shipped;
        this.sites = sites;
        this.revisions = revisions;
        this.clock = clock;
    }

    public Policy current() {
        Policy known = live;
        return known != null ? known : load();
    }

    /// @param by the admin's name
    @Transactional
    public void set(Setting setting, String by) {
        store.set(site(), setting, clock.instant(), by);
        revisions.bump(TOPIC);
    }

    /// Uses another fit to the site's judgements from now on.
    ///
    /// @param version 0 for what is shipped
    /// @return false if there is no such version
    @Transactional
    public boolean use(long version, String by) {
        if (version != 0 && fits.find(site(), version).isEmpty()) {
            return false;
        }
        store.use(site(), version, clock.instant(), by);
        revisions.bump(TOPIC);
        return true;
    }

    @EventListener
    void on(RevisionChanged change) {
        if (change.topic().equals(TOPIC)) {
            load();
        }
    }

    private Policy load() {
        UUID site = site();
        PolicyStore.Stored stored = store.find(site);
        Optional<FitStore.Found> fit = fits.find(site, stored.fit());
        Policy loaded =
                new Policy(
                        stored.setting(),
                        shipped,
                        fit.isPresent() ? stored.fit() : 0,
                        fit.map(FitStore.Found::madeAt).orElse(Instant.EPOCH),
                        fit.map(FitStore.Found::fit).orElse(SiteFit.NONE),
                        judgements.newest(site, Judgement.Source.REVIEW));
        live = loaded;
        return loaded;
    }

    private UUID site() {
        return sites.theSite().id();
    }
}
