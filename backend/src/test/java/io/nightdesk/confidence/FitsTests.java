package io.nightdesk.confidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nightdesk.knowledge.Signals;
import io.nightdesk.testing.NightdeskTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What a night makes of a site's judgements, in a real database.
@NightdeskTest
class FitsTests {

    private static final Evidence ENOUGH = new Evidence(Sufficiency.FULL, Sufficiency.FULL, 90, 0);
    private static final Evidence LACKING = new Evidence(Sufficiency.NONE, Sufficiency.FULL, 90, 0);

    private final JdbcClient jdbc;
    private final Judgements judgements;
    private final Policies policies;
    private final Fits fits;
    private final Random random = new Random(11);

    FitsTests(
            @Autowired JdbcClient jdbc,
            @Autowired Judgements judgements,
            @Autowired Policies policies,
            @Autowired Fits fits) {
        this.jdbc = jdbc;
        this.judgements = judgements;
        this.policies = policies;
        this.fits = fits;
    }

    /// Others share the application.
    @BeforeEach
    @AfterEach
    void asShipped() {
        jdbc.sql("delete from confidence.judgement").update();
        policies.use(0, "test");
    }

    /// Here what the judge says has nothing to do with what is right.
    @Test
    void whatModelsSayIsWeighedAsTheSitesJudgementsShow() {
        Reading enough = reading(ENOUGH);
        double shipped = policies.current().right(enough);
        answersOfModels(150);

        FitVersion made = fits.refit().orElseThrow();

        assertThat(made.better()).isTrue();
        assertThat(made.fitted() + made.heldOut()).isEqualTo(150);
        Policy now = policies.current();
        assertThat(now.fitVersion()).isEqualTo(made.version());
        assertThat(now.right(enough)).isLessThan(shipped - 0.1);
        assertThat(now.right(enough)).isCloseTo(now.right(reading(LACKING)), within(0.5));
        assertThat(now.right(reading(null)))
                .as("nothing was judged of quotations")
                .isEqualTo(Calibration.shipped().confidence(signals(0.8)).oneOfThree());

        policies.use(0, "test");
        assertThat(policies.current().right(enough)).isEqualTo(shipped);
    }

    /// Of quotations nearly all are wrong but those it is tried on.
    @Test
    void whatIsWorseOfOneKindDoesNotHinderTheOther() {
        for (int i = 0; i < 100; i++) {
            Verdict verdict = i % 5 == 0 || i == 1 ? Verdict.RIGHT : Verdict.WRONG;
            put(new UUID(random.nextLong(), i), verdict, new Reading("Canoes", signals(1), null));
        }
        double shipped = policies.current().right(reading(null));
        answersOfModels(150);

        FitVersion made = fits.refit().orElseThrow();

        assertThat(made.better()).isTrue();
        assertThat(made.fitted() + made.heldOut()).as("of models alone").isEqualTo(150);
        assertThat(policies.current().right(reading(null))).isEqualTo(shipped);
        assertThat(policies.current().right(reading(ENOUGH)))
                .isCloseTo(policies.current().right(reading(LACKING)), within(0.5));
    }

    @Test
    void whatAgentsDoCountsMoreThanWhatCustomersDo() {
        UUID turn = UUID.randomUUID();
        judgements.put(
                List.of(
                        judgement(turn, Judgement.Source.REOPENED, Verdict.WRONG, reading(ENOUGH)),
                        judgement(turn, Judgement.Source.THUMB, Verdict.WRONG, reading(ENOUGH)),
                        judgement(turn, Judgement.Source.AGENT, Verdict.RIGHT, reading(ENOUGH))));

        assertThat(Judgements.strongest(judgements.newest()))
                .singleElement()
                .satisfies(it -> assertThat(it.source()).isEqualTo(Judgement.Source.AGENT))
                .satisfies(it -> assertThat(it.isSampled()).isFalse());
        assertThat(judgements.tallies(AnswerKind.MODEL))
                .containsExactly(
                        new Judgements.Tally(Judgement.Source.AGENT, 1, 1),
                        new Judgements.Tally(Judgement.Source.THUMB, 1, 0),
                        new Judgements.Tally(Judgement.Source.REOPENED, 1, 0));
        assertThat(judgements.tallies(AnswerKind.QUOTED)).isEmpty();
        assertThat(judgements.has(turn, Judgement.Source.AGENT)).isTrue();
        assertThat(judgements.has(turn, Judgement.Source.REVIEW)).isFalse();
    }

    /// Thumbs, each newer than any review.
    @Test
    void whatCustomersDoDoesNotPushOutWhatWasReviewed() {
        policies.set(new Setting(0.05, null, Map.of()), "test");
        try {
            reviews(30);
            jdbc.sql(
                            """
                            insert into confidence.judgement (
                                site_id, turn_id, source, verdict, by_name, at)
                            select site_id, gen_random_uuid(), 'thumb', 'right', 'Somebody',
                                now() + interval '1 day'
                            from (select site_id from confidence.judgement limit 1) as one,
                                generate_series(1, 10000)
                            """)
                    .update();

            reviews(30);

            assertThat(policies.current().count(AnswerKind.QUOTED).all()).isEqualTo(60);
            assertThat(policies.current().cutOffs(AnswerKind.QUOTED, null, true).basis())
                    .isEqualTo(CutOffs.Basis.MEASURED);
        } finally {
            policies.set(Setting.NONE, "test");
        }
    }

    private void reviews(int count) {
        for (int i = 0; i < count; i++) {
            put(new UUID(random.nextLong(), i), Verdict.RIGHT, reading(null));
        }
    }

    private void answersOfModels(int count) {
        for (int i = 0; i < count; i++) {
            Verdict verdict = random.nextBoolean() ? Verdict.RIGHT : Verdict.WRONG;
            Reading reading = reading(random.nextBoolean() ? ENOUGH : LACKING);
            // What is held out depends on the id.
            put(new UUID(random.nextLong(), random.nextLong()), verdict, reading);
        }
    }

    private void put(UUID turn, Verdict verdict, Reading reading) {
        judgements.put(List.of(judgement(turn, Judgement.Source.REVIEW, verdict, reading)));
    }

    private static Reading reading(@Nullable Evidence evidence) {
        return new Reading("Canoes", signals(0.8), evidence);
    }

    private static Signals signals(double score) {
        return new Signals(score, 0.5, 0.7, 0.1);
    }

    private static Judgement judgement(
            UUID turn, Judgement.Source source, Verdict verdict, Reading reading) {
        return new Judgement(
                turn,
                source,
                verdict,
                source == Judgement.Source.REVIEW ? Judgement.Sample.RANDOM : null,
                "",
                null,
                "Mia",
                Instant.now(),
                reading);
    }
}
