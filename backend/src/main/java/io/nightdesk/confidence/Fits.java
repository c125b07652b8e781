package io.nightdesk.confidence;

import io.nightdesk.node.Revisions;
import io.nightdesk.site.Sites;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Fits the probabilities of quotations and of models' answers to the site's judgements, each for
/// itself. One answer in five is never fitted on: a new fit is used only if it does no worse on
/// those than what is used. The same judgements always give the same fit.
@Component
public class Fits {

    private static final int HELD_OUT = 5;
    private static final int FEWEST_HELD_OUT = 10;

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

    /// Fits anew, and uses what is better of it.
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
        List<Judgement> judged = Judgements.strongest(all);
        SiteFit used =
                store.find(site, policy.find(site).fit())
                        .map(FitStore.Found::fit)
                        .orElse(SiteFit.NONE);
        Optional<Trial> quoted =
                trial(
                        of(judged, AnswerKind.QUOTED),
                        shipped.oneOfThree(),
                        it -> Example.features(it.signals()),
                        used);
        // What the search says of a model's answer is what it says of a quotation from tonight on.
        SiteFit base =
                quoted.filter(Trial::isBetter)
                        .map(it -> SiteFit.of(it.fit(), used.model()))
                        .orElse(used);
        Optional<Trial> model =
                trial(
                        of(judged, AnswerKind.MODEL),
                        Evidence.SHIPPED,
                        it -> evidence(it).features(base.oneOfThree(read(it))),
                        used);
        return kept(site, used, quoted, model);
    }

    private static List<Judged> of(List<Judgement> judgements, AnswerKind kind) {
        List<Judged> judged = new ArrayList<>();
        for (Judgement judgement : judgements) {
            Reading reading = judgement.reading();
            if (reading != null && reading.kind() == kind) {
                judged.add(new Judged(judgement, reading));
            }
        }
        return judged;
    }

    /// A judgement with what the probability of its answer is read from.
    private record Judged(Judgement judgement, Reading reading) {

        /// Never fitted on; by the id, whose end is random.
        boolean isHeldOut() {
            return Math.floorMod(judgement.turn().getLeastSignificantBits(), HELD_OUT) == 0;
        }

        double loss(double said) {
            double likely = judgement.right() ? said : 1 - said;
            return -Math.log(Math.clamp(likely, SUREST, 1 - SUREST));
        }
    }

    /// Empty where too few were judged to fit on, or to try it on.
    private Optional<Trial> trial(
            List<Judged> judged,
            Logistic centre,
            Function<Reading, List<Double>> features,
            SiteFit used) {
        List<Logistic.Example> fitted =
                judged.stream()
                        .filter(it -> !it.isHeldOut())
                        .map(
                                it ->
                                        new Logistic.Example(
                                                features.apply(it.reading()),
                                                it.judgement().right(),
                                                it.judgement().source().weight()))
                        .toList();
        List<Judged> heldOut =
                judged.stream().filter(it -> it.isHeldOut() && it.judgement().isSampled()).toList();
        return heldOut.size() < FEWEST_HELD_OUT
                ? Optional.empty()
                : Fitted.of(centre, fitted)
                        .map(
                                fit ->
                                        new Trial(
                                                fit,
                                                fitted.size(),
                                                heldOut.size(),
                                                loss(heldOut, it -> right(used, it)),
                                                loss(
                                                        heldOut,
                                                        it ->
                                                                fit.probability(
                                                                        features.apply(it)))));
    }

    /// What is better, beside what is used of the other kind; if nothing is, all that was tried,
    /// to be seen and not used.
    private Optional<FitVersion> kept(
            UUID site, SiteFit used, Optional<Trial> quoted, Optional<Trial> model) {
        List<Trial> all = Stream.of(quoted, model).flatMap(Optional::stream).toList();
        List<Trial> better = all.stream().filter(Trial::isBetter).toList();
        List<Trial> kept = better.isEmpty() ? all : better;
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        SiteFit fit =
                SiteFit.of(
                        quoted.filter(kept::contains).map(Trial::fit).orElse(used.quoted()),
                        model.filter(kept::contains).map(Trial::fit).orElse(used.model()));
        return Optional.of(written(site, fit, kept));
    }

    private FitVersion written(UUID site, SiteFit fit, List<Trial> trials) {
        long version = store.newest(site).stream().mapToLong(FitVersion::version).max().orElse(0);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        FitVersion made =
                new FitVersion(
                        version + 1,
                        now,
                        Trial.fitted(trials),
                        Trial.heldOut(trials),
                        Trial.before(trials),
                        Trial.after(trials));
        store.insert(site, made, fit);
        if (made.better()) {
            policy.use(site, made.version(), now, "Nightdesk");
            revisions.bump(Policies.TOPIC);
        }
        return made;
    }

    private double right(SiteFit fit, Reading reading) {
        return fit.right(read(reading), reading.evidence());
    }

    private Confidence read(Reading reading) {
        return shipped.confidence(reading.signals());
    }

    private static Evidence evidence(Reading reading) {
        return Objects.requireNonNull(reading.evidence());
    }

    private static double loss(List<Judged> heldOut, ToDoubleFunction<Reading> probability) {
        return heldOut.stream()
                .mapToDouble(it -> it.loss(probability.applyAsDouble(it.reading())))
                .average()
                .orElse(Double.NaN);
    }
}
