package io.nightdesk.evaluation;

import io.nightdesk.confidence.Example;
import io.nightdesk.confidence.ExampleSet;
import io.nightdesk.operation.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

    /// What SPDX calls a licence that nobody has named.
    private static final String UNSTATED = "NOASSERTION";

    @Option(
            names = "--data",
            required = true,
            arity = "1..*",
            paramLabel = "PATH[=LICENCE]",
            description =
                    "folders of questions, each with the SPDX identifier of its licence if known")
    private List<String> data = List.of();

    @Option(names = "--out", required = true, paramLabel = "FILE.json")
    private Path out = Path.of("");

    @Override
    public Integer call() throws IOException {
        List<ExampleSet> sets = new ArrayList<>();
        for (String named : data) {
            int licence = named.lastIndexOf('=');
            Path folder = Path.of(licence < 0 ? named : named.substring(0, licence));
            sets.add(
                    examples(
                            QuestionSet.read(folder, System.err),
                            licence < 0 ? UNSTATED : licence(named, licence + 1)));
        }
        Files.writeString(out, ExampleSet.written(sets));
        System.err.printf("Wrote the examples of %d sets to %s%n", sets.size(), out);
        return 0;
    }

    private static String licence(String named, int from) {
        String licence = named.substring(from);
        if (licence.isBlank()) {
            throw new CommandFailure("Name the licence of %s, or leave = out".formatted(named));
        }
        return licence;
    }

    static ExampleSet examples(QuestionSet set, String licence) {
        List<Example> examples =
                ConfidenceQuality.searched(set).stream()
                        .map(ConfidenceQuality.Searched::example)
                        .toList();
        return new ExampleSet(set.name(), licence, set.sha256(), examples);
    }
}
