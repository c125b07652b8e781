package io.nightdesk.evaluation;

import io.nightdesk.confidence.Calibration;
import io.nightdesk.confidence.Example;
import io.nightdesk.confidence.ExampleSet;
import io.nightdesk.evaluation.ConfidenceQuality.Searched;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// Measures whether the product knows when it does not know.
@Command(
        name = "confidence",
        mixinStandardHelpOptions = true,
        description = {
            "Searches for every question of a folder, also those that no article answers, and",
            "compares how likely the product said a right answer was with what was right. A set that",
            "the product's probabilities were fitted on is left out of the fit if it holds these",
            "questions, or a tenth of them."
        })
final class EvalConfidence implements Callable<Integer> {

    @Mixin private EvalOptions options = new EvalOptions();

    @Option(
            names = "--train",
            paramLabel = "PATH",
            description = "more questions to fit on, beside those that the product ships")
    private List<Path> train = new ArrayList<>();

    @ParentCommand private @Nullable EvalCommand parent;

    @Override
    public Integer call() throws IOException {
        QuestionSet set = options.read();
        List<ExampleSet> known = new ArrayList<>(ExampleSet.shipped());
        for (Path path : train) {
            known.add(EvalFit.examples(QuestionSet.read(path, System.err), ""));
        }
        List<Searched> searched = ConfidenceQuality.searched(set);
        List<ExampleSet> others = others(known, set, searched);
        if (others.size() < known.size()) {
            System.err.printf(
                    "Fitted on %s, without these questions%n",
                    String.join(", ", others.stream().map(ExampleSet::name).toList()));
        }
        new Report(Objects.requireNonNull(parent).out(), options)
                .give(ConfidenceQuality.of(set.name(), searched, Calibration.of(others)));
        return 0;
    }

    /// With what is shipped, less the set itself.
    static Measurement measured(QuestionSet set) {
        List<Searched> searched = ConfidenceQuality.searched(set);
        Calibration others = Calibration.of(others(ExampleSet.shipped(), set, searched));
        return ConfidenceQuality.of(set.name(), searched, others);
    }

    /// By the file, whatever the search says by now, and by the questions, whatever file they are
    /// in.
    static List<ExampleSet> others(
            List<ExampleSet> known, QuestionSet set, List<Searched> searched) {
        List<Example> questions = searched.stream().map(Searched::example).toList();
        return known.stream()
                .filter(it -> !it.sha256().equals(set.sha256()) && !it.knows(questions))
                .toList();
    }
}
