package io.nightdesk.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightdesk.confidence.ExampleSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Sixty questions of the sample must be answered as well as they were: no figure may fall below
/// the interval that was recorded for it. `-Dnightdesk.update=true` records what is measured now.
class SampleQualityTests {

    private static final int QUESTIONS = 60;
    private static final Path SAMPLE = Path.of("..", "db", "sample");
    private static final Path RECORDED = SAMPLE.resolve("quality.json");
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private static @Nullable QuestionSet set;
    private static Map<String, Measurement> measured = Map.of();

    @BeforeAll
    static void measure() throws IOException {
        QuestionSet some = subset(QuestionSet.read(SAMPLE, System.err));
        set = some;
        measured =
                Map.of(
                        "retrieval", RetrievalQuality.of(some),
                        "extractive", QuoteQuality.of(some, 0));
        if (Boolean.getBoolean("nightdesk.update")) {
            record();
        }
    }

    /// Questions from all over the set that articles answer with a fact.
    private static QuestionSet subset(QuestionSet set) {
        List<Asked> all =
                set.withGold().stream().filter(asked -> !asked.facts().isEmpty()).toList();
        int most = Math.min(QUESTIONS, all.size());
        List<Asked> some =
                IntStream.range(0, most).mapToObj(i -> all.get(i * all.size() / most)).toList();
        return new QuestionSet(set.name(), set.sha256(), set.centre(), some);
    }

    private static void record() throws IOException {
        Map<String, Object> recorded = new LinkedHashMap<>();
        for (String figure : List.of("retrieval.h1", "retrieval.r5", "extractive.fact_hit")) {
            recorded.put(figure, interval(figure));
        }
        Files.writeString(RECORDED, JSON.writeValueAsString(recorded) + "\n");
    }

    @ParameterizedTest
    @CsvSource({"retrieval.h1", "retrieval.r5", "extractive.fact_hit"})
    void noFigureFallsBelowItsRecordedInterval(String figure) throws IOException {
        assertThat(interval(figure).mean()).isGreaterThanOrEqualTo(low(figure));
    }

    @Test
    void aSearchThatFindsOtherArticlesIsNoticed() throws IOException {
        QuestionSet some = Objects.requireNonNull(set);
        List<Asked> all = some.questions();
        List<Asked> others =
                IntStream.range(0, all.size())
                        .mapToObj(i -> withGoldOf(all.get(i), all.get((i + 7) % all.size())))
                        .toList();

        double found =
                RetrievalQuality.of(new QuestionSet(some.name(), "", some.centre(), others))
                        .interval("h1")
                        .mean();

        assertThat(found).isLessThan(low("retrieval.h1"));
    }

    /// Those sixty, as a set of their own: its file is none that was fitted on.
    @Test
    void aPartOfTheSampleIsMeasuredWithoutTheSample() {
        QuestionSet some = Objects.requireNonNull(set);
        QuestionSet part = new QuestionSet("part", "", some.centre(), some.questions());

        assertThat(
                        EvalConfidence.others(
                                ExampleSet.shipped(), part, ConfidenceQuality.searched(part)))
                .extracting(ExampleSet::name)
                .containsExactly("rho-bank", "mtrag-cloud", "clinc150");
    }

    private static Asked withGoldOf(Asked asked, Asked other) {
        return new Asked(
                asked.id(),
                asked.text(),
                asked.earlier(),
                asked.label(),
                other.gold(),
                asked.facts(),
                asked.language());
    }

    private static double low(String figure) throws IOException {
        return JSON.readTree(Files.readString(RECORDED))
                .path(figure)
                .path("low")
                .asDouble(Double.NaN);
    }

    private static Interval interval(String figure) {
        int dot = figure.indexOf('.');
        return Objects.requireNonNull(measured.get(figure.substring(0, dot)))
                .interval(figure.substring(dot + 1));
    }
}
