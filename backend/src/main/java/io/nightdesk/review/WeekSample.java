package io.nightdesk.review;

import io.nightdesk.assistant.PastAnswer;
import io.nightdesk.confidence.Judgement.Sample;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;

/// Which of a week's answers are to be judged, of those that left something to judge: 20 at
/// random, each as likely as any other, and the 30 others that were nearest to the cut-off. The
/// same answers give the same sample, on any node and at any time.
final class WeekSample {

    private static final int RANDOM = 20;
    private static final int UNCERTAIN = 30;

    private WeekSample() {}

    /// When the week of this moment began: Monday in UTC.
    static Instant weekOf(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC)
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
    }

    /// In the order to judge them in, which does not tell one kind from the other.
    static Map<UUID, Sample> of(List<PastAnswer> answers, Instant week) {
        Comparator<PastAnswer> shuffled =
                Comparator.comparingLong(answer -> lot(answer.turn(), week));
        List<PastAnswer> drawn =
                answers.stream().filter(PastAnswer::isJudgeable).sorted(shuffled).toList();
        List<PastAnswer> random = drawn.stream().limit(RANDOM).toList();
        List<PastAnswer> uncertain =
                drawn.stream()
                        .skip(RANDOM)
                        .sorted(Comparator.comparingDouble(WeekSample::distance))
                        .limit(UNCERTAIN)
                        .toList();
        Map<UUID, Sample> sample = new LinkedHashMap<>();
        for (PastAnswer answer : drawn) {
            if (random.contains(answer)) {
                sample.put(answer.turn(), Sample.RANDOM);
            } else if (uncertain.contains(answer)) {
                sample.put(answer.turn(), Sample.UNCERTAIN);
            }
        }
        return sample;
    }

    private static double distance(PastAnswer answer) {
        Double right = answer.right();
        Double needed = answer.needed();
        return right == null || needed == null ? 1 : Math.abs(right - needed);
    }

    private static long lot(UUID turn, Instant week) {
        return new SplittableRandom(turn.getLeastSignificantBits() ^ week.getEpochSecond())
                .nextLong();
    }
}
