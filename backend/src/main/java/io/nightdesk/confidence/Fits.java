package io.nightdesk.confidence;

import io.nightdesk.knowledge.Signals;
import io.nightdesk.node.Revisions;
import io.nightdesk.site.Sites;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Fits the probabilities of quotations to the site's judgements. One answer in five is never
/// fitted on: a new fit is used only if it does no worse on those than what is used. The same
/// judgements always give the same fit.
@Component
public class Fits {

    private static final int HELD_OUT = 5;
    private static final int FEWEST_HELD_OUT = 10;

    /// Thumbs and wishes for a person have other causes than a wrong answer, too.
    private static final double CUSTOMERS_WEIGHT = 0.5;

    /// So sure a wrong one counts as, so that a single one does not decide.
    private static final double SUREST = 0.01;

    private final FitStore store;
    private final PolicyStore policy;
    private final JudgementStore judgements;
    private final Calibration shipped;
    private final Sites sites;
    private final Revisions revisions;
    private final Clock clock;

    Fits(
            FitStore store,
            PolicyStore policy,
            JudgementStore judgements,
            Calibration shipped,
            Sites sites,
            Revisions revisions,
            Clock clock) {
        this.store = store;
        this.policy = policy;
        this.judgements = judgements;
        this.shipped = shipped;
        this.sites = sites;
        this.revisions = revisions;
        this.clock = clock;
    }

    /// The newest first, at most 30.
    public List<FitVersion> newest() {
        return store.newest(sites.theSite().id());
    }

    /// Fits anew, and uses that if it is better.
    ///
    /// @return empty where nothing was judged since the last time, or not enough yet
    @Transactional
    public Optional<FitVersion> refit() {
        UUID site = sites.theSite().id();
        List<Judgement> all = judgements.newest(site);
        Instant last =
                store.newest(site).stream()
                        .findFirst()
                        .map(FitVersion::madeAt)
                        .orElse(Instant.EPOCH);
        if (all.stream().noneMatch(it -> it.at().isAfter(last))) {
            return Optional.empty();
        }
        List<SiteFit.Labelled> fitted = new ArrayList<>();
        List<SiteFit.Labelled> heldOut = new ArrayList<>();
        for (Judgement judgement : Judgements.strongest(all)) {
            Reading reading = judgement.reading();
            if (reading == null || reading.kind() != AnswerKind.QUOTED) {
                continue;
            }
            SiteFit.Labelled labelled = labelled(judgement, reading);
            if (!isHeldOut(judgement.turn())) {
                fitted.add(labelled);
            } else if (judgement.isSampled()) {
                heldOut.add(labelled);
            }
        }
        return heldOut.size() < FEWEST_HELD_OUT
                ? Optional.empty()
                : SiteFit.of(shipped.oneOfThree(), fitted)
                        .map(fit -> kept(site, fit, fitted.size(), heldOut));
    }

    private FitVersion kept(UUID site, SiteFit fit, int fitted, List<SiteFit.Labelled> heldOut) {
        ToDoubleFunction<Signals> before =
                store.find(site, policy.find(site).fit())
                        .map(FitStore.Found::fit)
                        .<ToDoubleFunction<Signals>>map(used -> used::probability)
                        .orElse(signals -> shipped.confidence(signals).oneOfThree());
        long version = store.newest(site).stream().mapToLong(FitVersion::version).max().orElse(0);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        FitVersion made =
                new FitVersion(
                        version + 1,
                        now,
                        fitted,
                        heldOut.size(),
                        loss(heldOut, before),
                        loss(heldOut, fit::probability));
        store.insert(site, made, fit);
        if (made.better()) {
            policy.use(site, made.version(), now, "Nightdesk");
            revisions.bump(Policies.TOPIC);
        }
        return made;
    }

    private static SiteFit.Labelled labelled(Judgement judgement, Reading reading) {
        boolean byStaff =
                judgement.source() == Judgement.Source.REVIEW
                        || judgement.source() == Judgement.Source.REPORT;
        return new SiteFit.Labelled(
                reading.signals(), judgement.right(), byStaff ? 1 : CUSTOMERS_WEIGHT);
    }

    /// By the id, whose end is random.
    static boolean isHeldOut(UUID turn) {
        return Math.floorMod(turn.getLeastSignificantBits(), HELD_OUT) == 0;
    }

    private static double loss(
            List<SiteFit.Labelled> heldOut, ToDoubleFunction<Signals> probability) {
        return heldOut.stream()
                .mapToDouble(
                        it -> {
                            double said = probability.applyAsDouble(it.signals());
                            double likely =
                                    Math.clamp(it.right() ? said : 1 - said, SUREST, 1 - SUREST);
                            return -Math.log(likely);
                        })
                .average()
                .orElse(Double.NaN);
    }
}
