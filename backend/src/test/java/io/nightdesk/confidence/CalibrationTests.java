package io.nightdesk.confidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nightdesk.kernel.Sha256;
import io.nightdesk.knowledge.Signals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CalibrationTests {

    private static final Signals NEAR = new Signals(1.2, 0.6, 1.1, 0.6);
    private static final Signals FAR = new Signals(0.6, 0.15, 0.4, 0.0);

    @Test
    void whatIsNearAndAheadIsLikelierThanWhatIsNeither() {
        Calibration shipped = Calibration.shipped();

        Confidence near = shipped.confidence(NEAR);
        Confidence far = shipped.confidence(FAR);

        assertThat(near.answerable()).isGreaterThan(0.9);
        assertThat(near.oneOfThree()).isGreaterThan(0.8);
        assertThat(far.answerable()).isLessThan(0.5);
        assertThat(far.oneOfThree()).isLessThan(0.3);
    }

    @Test
    void nothingFoundIsNeverRight() {
        Confidence none = Calibration.shipped().confidence(Signals.NONE);

        assertThat(none.answerable()).isZero();
        assertThat(none.firstRight()).isZero();
        assertThat(none.oneOfThree()).isZero();
    }

    @Test
    void oneOfThreeIsNoLessLikelyThanTheFirstOnTheWhole() {
        Calibration shipped = Calibration.shipped();
        for (ExampleSet set : ExampleSet.shipped()) {
            assertThat(mean(set, shipped, false)).isLessThan(mean(set, shipped, true));
        }
    }

    private static double mean(ExampleSet set, Calibration calibration, boolean three) {
        return set.examples().stream()
                .map(it -> calibration.confidence(it.signals()))
                .mapToDouble(it -> three ? it.oneOfThree() : it.firstRight())
                .average()
                .orElseThrow();
    }

    @Test
    void whatIsSaidOnTheWholeIsWhatWas() {
        ExampleSet set = drawn("made up", 400, 1);

        Calibration own = Calibration.of(List.of(set));

        double said =
                set.examples().stream()
                        .mapToDouble(it -> own.confidence(it.signals()).answerable())
                        .average()
                        .orElseThrow();
        double was =
                set.examples().stream().filter(Example::answerable).count()
                        / (double) set.examples().size();
        assertThat(said).isCloseTo(was, within(0.01));
    }

    @Test
    void aLargeSetCountsAsMuchAsASmallOne() {
        ExampleSet small = drawn("small", 100, 2);
        ExampleSet large = drawn("large", 100, 3);
        List<Example> repeated = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            repeated.addAll(large.examples());
        }

        double once = Calibration.of(List.of(small, large)).confidence(NEAR).firstRight();
        double often =
                Calibration.of(List.of(small, new ExampleSet("large", "CC0-1.0", "", repeated)))
                        .confidence(NEAR)
                        .firstRight();

        assertThat(often).isCloseTo(once, within(0.05));
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        List<ExampleSet> shipped = ExampleSet.shipped();

        assertThat(ExampleSet.read(ExampleSet.written(shipped))).isEqualTo(shipped);
    }

    @Test
    void everyShippedSetNamesItsLicenceAndItsFile() {
        assertThat(ExampleSet.shipped())
                .isNotEmpty()
                .allSatisfy(
                        set -> {
                            assertThat(set.licence()).isNotBlank();
                            assertThat(set.sha256()).hasSize(64);
                        });
    }

    /// Else `eval confidence` would fit on the questions that it measures.
    @Test
    void theShippedExamplesOfTheSampleAreOfItsQuestionsAsTheyAre() throws IOException {
        byte[] questions = Files.readAllBytes(Path.of("..", "db", "sample", "questions.jsonl"));

        assertThat(ExampleSet.shipped())
                .filteredOn(set -> set.name().equals("sample"))
                .extracting(ExampleSet::sha256)
                .containsExactly(Sha256.hex(questions));
    }

    /// The likelier, the higher the score.
    private static ExampleSet drawn(String name, int size, long seed) {
        Random random = new Random(seed);
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            double score = 0.4 + random.nextDouble();
            Signals signals = new Signals(score, random.nextDouble(), random.nextDouble(), 0.2);
            boolean right = random.nextDouble() < score / 1.4;
            examples.add(new Example(signals, right, right, right));
        }
        return new ExampleSet(name, "CC0-1.0", "", examples);
    }
}
