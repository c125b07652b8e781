package io.nightdesk.evaluation;

import io.nightdesk.confidence.Example;
import io.nightdesk.confidence.ExampleSet;
import io.nightdesk.operation.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Makes the examples that probabilities are fitted on.
@Command(
        name = "fit",
        mixinStandardHelpOptions = true,
        description = {
            "Searches for the questions of some folders and writes what the search told of each and",
            "whether it was right: the file confidence/examples.json of a release. No text of the",
            "questions or articles is in it."
        })
final class EvalFit implements Callable<Integer> {

    @Option(
            names = "--data",
            required = true,
            paramLabel = "PATH=LICENCE",
            description =
                    "a folder of questions and the SPDX identifier of their licence; repeat it")
    private Map<Path, String> data = Map.of();

    @Option(names = "--out", required = true, paramLabel = "FILE.json")
    private Path out = Path.of("");

    @Override
    public Integer call() throws IOException {
        List<ExampleSet> sets = new ArrayList<>();
        for (Map.Entry<Path, String> folder : data.entrySet()) {
            if (folder.getValue().isBlank()) {
                throw new CommandFailure("Name the licence of %s".formatted(folder.getKey()));
            }
            sets.add(examples(QuestionSet.read(folder.getKey(), System.err), folder.getValue()));
        }
        Files.writeString(out, ExampleSet.written(sets));
        System.err.printf("Wrote the examples of %d sets to %s%n", sets.size(), out);
        return 0;
    }

    static ExampleSet examples(QuestionSet set, String licence) {
        List<Example> examples =
                ConfidenceQuality.searched(set).stream()
                        .map(ConfidenceQuality.Searched::example)
                        .toList();
        return new ExampleSet(set.name(), licence, set.sha256(), examples);
    }
}
