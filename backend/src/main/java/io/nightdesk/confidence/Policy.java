package io.nightdesk.confidence;

import io.nightdesk.knowledge.Signals;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How likely answers are right, and how likely they must be, as long as nothing is changed or
/// judged. Safe from any thread.
public final class Policy {

    private final Setting setting;
    private final Calibration shipped;
    private final long version;
    private final Instant since;
    private final SiteFit fit;
    private final List<Judgement> judged;
    private final Map<Case, CutOffs> known = new ConcurrentHashMap<>();

    private record Case(AnswerKind kind, @Nullable String topic, boolean attended) {}

    /// @param version of `fit`, 0 without one
    /// @param since when the fit was made; long ago without one
    /// @param fit [SiteFit#NONE] without one
    /// @param judged reviews, at most one for each answer; no other source counts here
    Policy(
            Setting setting,
            Calibration shipped,
            long version,
            Instant since,
            SiteFit fit,
            List<Judgement> judged) {
        this.setting = setting;
        this.shipped = shipped;
        this.version = version;
        this.since = since;
        this.fit = fit;
        this.judged = judged.stream().filter(it -> it.reading() != null && it.isSampled()).toList();
    }

    /// The same with another setting, to see what would come of it.
    public Policy with(Setting other) {
        return new Policy(other, shipped, version, since, fit, judged);
    }

    public Setting setting() {
        return setting;
    }

    /// Which fit to the site's judgements it uses; 0 for what is shipped.
    public long fitVersion() {
        return version;
    }

    /// How likely it is that what was found answers.
    public Confidence confidence(Signals signals) {
        Confidence read = shipped.confidence(signals);
        return new Confidence(read.answerable(), read.firstRight(), fit.oneOfThree(read), signals);
    }

    /// How likely an answer is right, 0 to 1.
    public double right(Reading reading) {
        return fit.right(shipped.confidence(reading.signals()), reading.evidence());
    }

    /// How likely an answer must be right.
    ///
    /// @param topic as in [Reading#topic]
    /// @param attended whether somebody is at the desk
    public CutOffs cutOffs(AnswerKind kind, @Nullable String topic, boolean attended) {
        Case one = new Case(kind, setting.isOwn(topic) ? topic : null, attended);
        CutOffs found = known.get(one);
        if (found == null) {
            found = find(one);
            known.put(one, found);
        }
        return found;
    }

    private CutOffs find(Case one) {
        CutOffs assumed = one.kind().assumed();
        Double most = setting.most(one.topic(), one.attended());
        if (most == null) {
            return assumed;
        }
        OptionalDouble shown = RiskBound.cutOff(outcomes(one.kind(), one.topic()), most);
        if (shown.isPresent()) {
            CutOffs measured = assumed.from(shown.getAsDouble(), CutOffs.Basis.MEASURED);
            return one.attended()
                    ? measured
                    : measured.orStricter(cutOffs(one.kind(), one.topic(), true));
        }
        double answer = assumed.answer();
        // What is wanted stricter is never laxer than the rest for want of judgements.
        if (one.topic() != null) {
            answer = Math.max(answer, cutOffs(one.kind(), null, one.attended()).answer());
        }
        if (!one.attended()) {
            answer = Math.max(answer, cutOffs(one.kind(), one.topic(), true).answer());
        }
        return assumed.from(answer, CutOffs.Basis.TOO_FEW);
    }

    /// How many judgements are missing, at the least, before the cut-off can be measured; 0 where
    /// it is, or nobody has asked for it.
    public int missing(AnswerKind kind, @Nullable String topic, boolean attended) {
        Double most = setting.most(topic, attended);
        return most == null
                ? 0
                : RiskBound.missing(outcomes(kind, setting.isOwn(topic) ? topic : null), most);
    }

    /// How many judgements count, and how many of them found the answer right.
    ///
    /// @param all of those in the review queue's samples
    public record Count(int all, int right) {}

    public Count count(AnswerKind kind) {
        List<Outcome> outcomes = outcomes(kind, null);
        return new Count(outcomes.size(), (int) outcomes.stream().filter(Outcome::right).count());
    }

    /// The share of wrong answers for every share answered, also for the one that is answered
    /// while somebody is at the desk.
    ///
    /// @param asked how likely recent answers are right, which says what share a cut-off answers
    public List<RiskCurve.Point> curve(AnswerKind kind, List<Double> asked) {
        return RiskCurve.of(outcomes(kind, null), asked, cutOffs(kind, null, true).answer());
    }

    /// Whether the newest judgements contradict what is said of answers.
    public Drift drift(AnswerKind kind) {
        return Drift.of(
                judged(kind, null)
                        .filter(it -> it.at().isAfter(since))
                        .map(
                                it ->
                                        new Drift.Seen(
                                                it.at(),
                                                outcome(it),
                                                it.sample() == Judgement.Sample.RANDOM))
                        .toList(),
                cutOffs(kind, null, true).answer(),
                setting.most(null, true));
    }

    /// @param topic null for all
    private List<Outcome> outcomes(AnswerKind kind, @Nullable String topic) {
        return judged(kind, topic).map(this::outcome).toList();
    }

    private Stream<Judgement> judged(AnswerKind kind, @Nullable String topic) {
        return judged.stream()
                .filter(
                        it -> {
                            Reading reading = it.reading();
                            return reading != null
                                    && reading.kind() == kind
                                    && (topic == null || topic.equals(reading.topic()));
                        });
    }

    private Outcome outcome(Judgement judgement) {
        return new Outcome(right(Objects.requireNonNull(judgement.reading())), judgement.right());
    }
}
