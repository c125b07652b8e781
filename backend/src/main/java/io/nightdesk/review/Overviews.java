package io.nightdesk.review;

import io.nightdesk.assistant.PastAnswer;
import io.nightdesk.assistant.Turns;
import io.nightdesk.confidence.AnswerKind;
import io.nightdesk.confidence.CutOffs;
import io.nightdesk.confidence.Fits;
import io.nightdesk.confidence.Judgements;
import io.nightdesk.confidence.Policies;
import io.nightdesk.confidence.Policy;
import io.nightdesk.confidence.Setting;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Works out what a setting would mean for the answers of the last 30 days.
@Component
public class Overviews {

    private static final Duration RECENT = Duration.ofDays(30);
    private static final int MOST_ANSWERS = 5_000;
    private static final int EXAMPLES = 5;

    private final Turns turns;
    private final ReviewItems items;
    private final Policies policies;
    private final Fits fits;
    private final Judgements judgements;
    private final Clock clock;

    Overviews(
            Turns turns,
            ReviewItems items,
            Policies policies,
            Fits fits,
            Judgements judgements,
            Clock clock) {
        this.turns = turns;
        this.items = items;
        this.policies = policies;
        this.fits = fits;
        this.judgements = judgements;
        this.clock = clock;
    }

    private record Recent(
            PastAnswer answer, AnswerKind kind, @Nullable String topic, double right) {

        /// Empty where it came without a probability. What a model does not know no cut-off gives.
        static Optional<Recent> of(PastAnswer answer, Policy policy) {
            if (answer.unknowing()) {
                return Optional.of(new Recent(answer, AnswerKind.MODEL, null, 0));
            }
            return Optional.ofNullable(answer.reading())
                    .map(it -> new Recent(answer, it.kind(), it.topic(), policy.right(it)));
        }
    }

    /// @param kind null for the one most answers are of
    /// @param trial a setting to try; null for the one in force
    public Overview of(UUID site, @Nullable AnswerKind kind, @Nullable Setting trial) {
        Policy now = policies.current();
        Policy policy = trial == null ? now : now.with(trial);
        List<Recent> all = recent(site, policy);
        AnswerKind shown = kind == null ? mostly(all) : kind;
        List<Recent> recent = all.stream().filter(it -> it.kind() == shown).toList();
        return new Overview(
                shown,
                policy.setting(),
                bound(policy, shown, null, true),
                bound(policy, shown, null, false),
                policy.count(shown),
                judgements.tallies(shown),
                policy.drift(shown),
                topics(policy, shown, recent),
                policy.curve(shown, recent.stream().map(Recent::right).toList()),
                traffic(policy, recent, true),
                traffic(policy, recent, false),
                examples(policy, recent),
                policy.fitVersion(),
                fits.newest());
    }

    private List<Recent> recent(UUID site, Policy policy) {
        Instant now = clock.instant();
        return turns.answers(site, now.minus(RECENT), now, MOST_ANSWERS).stream()
                .flatMap(answer -> Recent.of(answer, policy).stream())
                .toList();
    }

    private static AnswerKind mostly(List<Recent> recent) {
        long models = recent.stream().filter(it -> it.kind() == AnswerKind.MODEL).count();
        return models * 2 > recent.size() ? AnswerKind.MODEL : AnswerKind.QUOTED;
    }

    private static Overview.Bound bound(
            Policy policy, AnswerKind kind, @Nullable String topic, boolean attended) {
        return new Overview.Bound(
                policy.cutOffs(kind, topic, attended), policy.missing(kind, topic, attended));
    }

    private static List<Overview.Topic> topics(
            Policy policy, AnswerKind kind, List<Recent> recent) {
        Map<String, Double> own = policy.setting().topics();
        Map<String, Integer> asked = new HashMap<>();
        own.keySet().forEach(topic -> asked.put(topic, 0));
        for (Recent one : recent) {
            String topic = one.topic();
            if (topic != null) {
                asked.merge(topic, 1, Integer::sum);
            }
        }
        return asked.entrySet().stream()
                .sorted(
                        Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                                .thenComparing(Map.Entry.comparingByKey()))
                .map(
                        it ->
                                new Overview.Topic(
                                        it.getKey(),
                                        own.get(it.getKey()),
                                        it.getValue(),
                                        bound(policy, kind, it.getKey(), true)))
                .toList();
    }

    private static CutOffs needed(Policy policy, Recent one, boolean attended) {
        return policy.cutOffs(one.kind(), one.topic(), attended);
    }

    private static Overview.Traffic traffic(Policy policy, List<Recent> recent, boolean attended) {
        int given = 0;
        int caveat = 0;
        for (Recent one : recent) {
            CutOffs needed = needed(policy, one, attended);
            if (one.right() >= needed.answer()) {
                given++;
            } else if (one.right() >= needed.caveat()) {
                caveat++;
            }
        }
        return new Overview.Traffic(given, caveat, recent.size() - given - caveat);
    }

    private List<Overview.Example> examples(Policy policy, List<Recent> recent) {
        return recent.stream()
                .filter(one -> one.right() < needed(policy, one, true).caveat())
                .limit(EXAMPLES)
                .map(
                        one ->
                                new Overview.Example(
                                        one.answer().turn(),
                                        one.answer().conversation(),
                                        items.question(one.answer()),
                                        one.right(),
                                        one.topic()))
                .toList();
    }
}
