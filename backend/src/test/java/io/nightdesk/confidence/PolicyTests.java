package io.nightdesk.confidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightdesk.knowledge.Signals;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PolicyTests {

    private static final Calibration SHIPPED = Calibration.shipped();
    private static final Signals NEAR = new Signals(0.95, 0.8, 0.9, 0.2);
    private static final Signals FAR = new Signals(0.6, 0.15, 0.4, 0.0);
    private static final Instant JUDGED = Instant.parse("2026-11-29T12:00:00Z");
    private static final CutOffs ASSUMED = AnswerKind.QUOTED.assumed();

    private final List<Judgement> judged = new ArrayList<>();

    @Test
    void withoutASettingTheShippedCutOffsHold() {
        judge(100, Verdict.RIGHT, "Returns", Judgement.Sample.RANDOM);

        assertThat(policy(null, null, Map.of()).cutOffs(AnswerKind.QUOTED, null, true))
                .isEqualTo(ASSUMED);
    }

    @Test
    void fiftyNineRightOnesShowAtMostOneInTwentyWrong() {
        judge(58, Verdict.RIGHT, "Returns", Judgement.Sample.RANDOM);
        assertThat(policy(0.05, null, Map.of()).cutOffs(AnswerKind.QUOTED, null, true))
                .isEqualTo(ASSUMED.from(0.7, CutOffs.Basis.TOO_FEW));
        assertThat(policy(0.05, null, Map.of()).missing(AnswerKind.QUOTED, null, true))
                .isEqualTo(1);

        judge(1, Verdict.RIGHT, "Returns", Judgement.Sample.UNCERTAIN);
        CutOffs shown = policy(0.05, null, Map.of()).cutOffs(AnswerKind.QUOTED, null, true);
        assertThat(shown.basis()).isEqualTo(CutOffs.Basis.MEASURED);
        assertThat(shown.answer()).isEqualTo(SHIPPED.confidence(NEAR).oneOfThree());
    }

    @Test
    void partlyRightCountsAsWrongAndReportedOnesAreNoSample() {
        judge(59, Verdict.RIGHT, "Returns", Judgement.Sample.RANDOM);
        judge(20, Verdict.WRONG, "Returns", Judgement.Sample.REPORTED);
        assertThat(policy(0.05, null, Map.of()).count(AnswerKind.QUOTED))
                .isEqualTo(new Policy.Count(59, 59));

        judge(1, Verdict.PARTLY, "Returns", Judgement.Sample.RANDOM);
        assertThat(policy(0.05, null, Map.of()).cutOffs(AnswerKind.QUOTED, null, true).basis())
                .isEqualTo(CutOffs.Basis.TOO_FEW);
    }

    @Test
    void whileNobodyIsThereTheCutOffIsNeverLaxer() {
        judge(59, Verdict.RIGHT, "Returns", Judgement.Sample.RANDOM);
        Policy policy = policy(0.05, 0.01, Map.of());

        CutOffs unattended = policy.cutOffs(AnswerKind.QUOTED, null, false);

        assertThat(unattended.basis()).isEqualTo(CutOffs.Basis.TOO_FEW);
        assertThat(unattended.answer())
                .isEqualTo(policy.cutOffs(AnswerKind.QUOTED, null, true).answer())
                .isGreaterThan(0.7);
        assertThat(policy.missing(AnswerKind.QUOTED, null, false)).isEqualTo(240);
    }

    @Test
    void aBoundForWhenNobodyIsThereMakesNothingLaxerThanWhatIsShipped() {
        judge(59, Verdict.RIGHT, "Returns", Judgement.Sample.RANDOM, FAR);
        Policy policy = policy(null, 0.05, Map.of());

        assertThat(SHIPPED.confidence(FAR).oneOfThree()).isLessThan(ASSUMED.answer());
        assertThat(policy.cutOffs(AnswerKind.QUOTED, null, true)).isEqualTo(ASSUMED);
        assertThat(policy.cutOffs(AnswerKind.QUOTED, null, false)).isEqualTo(ASSUMED);
    }

    @Test
    void aTopicMayBeLaxerThanTheRestButNotWhileNobodyIsThere() {
        judge(59, Verdict.RIGHT, "Returns", Judgement.Sample.RANDOM, FAR);
        judge(59, Verdict.RIGHT, "Safety", Judgement.Sample.RANDOM);
        judge(20, Verdict.WRONG, "Safety", Judgement.Sample.RANDOM, FAR);
        Policy policy = policy(0.05, 0.02, Map.of("Returns", 0.2));

        double general = policy.cutOffs(AnswerKind.QUOTED, null, true).answer();

        assertThat(policy.cutOffs(AnswerKind.QUOTED, "Returns", true).answer()).isLessThan(general);
        assertThat(policy.cutOffs(AnswerKind.QUOTED, "Returns", false).answer())
                .isGreaterThanOrEqualTo(policy.cutOffs(AnswerKind.QUOTED, null, false).answer());
    }

    @Test
    void aTopicWithABoundOfItsOwnNeedsJudgementsOfItsOwn() {
        judge(59, Verdict.RIGHT, "Returns", Judgement.Sample.RANDOM);
        Policy policy = policy(0.05, null, Map.of("Safety", 0.05));

        assertThat(policy.cutOffs(AnswerKind.QUOTED, "Returns", true).basis())
                .isEqualTo(CutOffs.Basis.MEASURED);
        assertThat(policy.cutOffs(AnswerKind.QUOTED, "Safety", true).basis())
                .isEqualTo(CutOffs.Basis.TOO_FEW);
        assertThat(policy.missing(AnswerKind.QUOTED, "Safety", true)).isEqualTo(59);
    }

    @Test
    void modelsAnswersAreJudgedApart() {
        judge(59, Verdict.RIGHT, "Returns", Judgement.Sample.RANDOM);

        assertThat(policy(0.05, null, Map.of()).cutOffs(AnswerKind.MODEL, null, true).basis())
                .isEqualTo(CutOffs.Basis.TOO_FEW);
    }

    @Test
    void theCurveSaysWhatEachCutOffCosts() {
        judge(10, Verdict.RIGHT, "Returns", Judgement.Sample.RANDOM);
        double near = SHIPPED.confidence(NEAR).oneOfThree();

        assertThat(policy(null, null, Map.of()).curve(AnswerKind.QUOTED, List.of(near, 0.1)))
                .singleElement()
                .satisfies(
                        point -> {
                            assertThat(point.coverage()).isEqualTo(0.5);
                            assertThat(point.risk()).isZero();
                            assertThat(point.high()).isBetween(0.30, 0.31);
                        });
    }

    @Test
    void whatAFitWasMadeFromCannotContradictIt() {
        judge(20, Verdict.WRONG, "Returns", Judgement.Sample.RANDOM);

        assertThat(policy(Setting.NONE, Instant.EPOCH).drift(AnswerKind.QUOTED).alarms())
                .containsExactly(Drift.Alarm.TOO_SURE);
        assertThat(policy(Setting.NONE, JUDGED).drift(AnswerKind.QUOTED).judged()).isZero();
    }

    private Policy policy(
            @Nullable Double wrong, @Nullable Double unattended, Map<String, Double> topics) {
        return policy(new Setting(wrong, unattended, topics), Instant.EPOCH);
    }

    private Policy policy(Setting setting, Instant since) {
        return new Policy(setting, SHIPPED, 0, since, SiteFit.NONE, judged);
    }

    private void judge(int times, Verdict verdict, String topic, Judgement.Sample sample) {
        judge(times, verdict, topic, sample, NEAR);
    }

    private void judge(
            int times, Verdict verdict, String topic, Judgement.Sample sample, Signals signals) {
        for (int i = 0; i < times; i++) {
            judged.add(
                    new Judgement(
                            UUID.randomUUID(),
                            Judgement.Source.REVIEW,
                            verdict,
                            sample,
                            "",
                            null,
                            "Mia",
                            JUDGED,
                            new Reading(topic, signals, null)));
        }
    }
}
