package io.nightdesk.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightdesk.assistant.PastAnswer;
import io.nightdesk.confidence.Evidence;
import io.nightdesk.confidence.Judgement.Sample;
import io.nightdesk.confidence.Reading;
import io.nightdesk.confidence.Sufficiency;
import io.nightdesk.knowledge.Signals;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WeekSampleTests {

    private static final Instant WEEK = Instant.parse("2026-11-23T00:00:00Z");

    @Test
    void aWeekBeginsOnMonday() {
        assertThat(WeekSample.weekOf(Instant.parse("2026-11-29T23:59:59Z"))).isEqualTo(WEEK);
        assertThat(WeekSample.weekOf(WEEK)).isEqualTo(WEEK);
    }

    @Test
    void twentyAreDrawnAndThirtyAreNearestToTheCutOff() {
        Map<UUID, Sample> sample = WeekSample.of(answers(400), WEEK);

        assertThat(sample.values()).filteredOn(Sample.RANDOM::equals).hasSize(20);
        assertThat(sample.values()).filteredOn(Sample.UNCERTAIN::equals).hasSize(30);
        double farthest =
                answers(400).stream()
                        .filter(it -> sample.get(it.turn()) == Sample.UNCERTAIN)
                        .mapToDouble(it -> Math.abs(Objects.requireNonNull(it.right()) - 0.7))
                        .max()
                        .orElseThrow();
        assertThat(farthest).isLessThan(0.06);
    }

    @Test
    void theSameAnswersGiveTheSameSampleInAnyOrder() {
        List<PastAnswer> answers = answers(200);
        List<PastAnswer> shuffled = new ArrayList<>(answers);
        Collections.shuffle(shuffled, new Random(7));

        assertThat(WeekSample.of(shuffled, WEEK).entrySet())
                .containsExactlyElementsOf(WeekSample.of(answers, WEEK).entrySet());
    }

    @Test
    void everyAnswerIsDrawnAsOftenAsAnyOther() {
        Map<UUID, Integer> drawn = new HashMap<>();
        List<PastAnswer> answers = answers(100);
        for (int week = 0; week < 1_000; week++) {
            WeekSample.of(answers, WEEK.plusSeconds(week * 604_800L))
                    .forEach(
                            (turn, sample) -> {
                                if (sample == Sample.RANDOM) {
                                    drawn.merge(turn, 1, Integer::sum);
                                }
                            });
        }

        // 200 each, give or take four standard deviations
        assertThat(drawn.values()).hasSize(100).allMatch(times -> times > 149 && times < 251);
    }

    @Test
    void aQuietWeekIsJudgedWhole() {
        assertThat(WeekSample.of(answers(35), WEEK)).hasSize(35);
        assertThat(WeekSample.of(List.of(), WEEK)).isEmpty();
    }

    @Test
    void whatWasWithheldIsJudgedWhereItLeftSomethingToJudge() {
        Evidence doubted = new Evidence(Sufficiency.NONE, Sufficiency.PARTIAL, 30, 0);
        PastAnswer named = withheld(false, null);
        PastAnswer drafted = withheld(true, doubted);
        PastAnswer gone = withheld(false, doubted);

        assertThat(WeekSample.of(List.of(named, drafted, gone, unknowing()), WEEK))
                .containsOnlyKeys(named.turn(), drafted.turn());
    }

    private static List<PastAnswer> answers(int count) {
        Random random = new Random(1);
        List<PastAnswer> answers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            UUID turn = new UUID(random.nextLong(), random.nextLong());
            answers.add(
                    new PastAnswer(
                            turn,
                            turn,
                            1,
                            1,
                            WEEK,
                            false,
                            false,
                            false,
                            random.nextDouble(),
                            0.7,
                            null));
        }
        return answers;
    }

    private static PastAnswer withheld(boolean drafted, @Nullable Evidence evidence) {
        UUID turn = UUID.randomUUID();
        Reading reading = new Reading(null, new Signals(0.5, 0.1, 0.4, 0.2), evidence);
        return new PastAnswer(turn, turn, 1, 1, WEEK, true, false, drafted, 0.3, 0.7, reading);
    }

    private static PastAnswer unknowing() {
        UUID turn = UUID.randomUUID();
        return new PastAnswer(turn, turn, 1, 1, WEEK, true, true, false, null, null, null);
    }
}
