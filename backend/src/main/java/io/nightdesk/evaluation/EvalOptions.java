package io.nightdesk.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What every measurement is told on the command line.
final class EvalOptions {

    @Option(
            names = "--data",
            required = true,
            paramLabel = "PATH",
            description = "folder with questions and articles, or its file of questions")
    private Path data = Path.of("");

    @Option(names = "--json", description = "prints one JSON object instead of a table")
    private boolean json;

    @Option(
            names = "--out",
            paramLabel = "FILE.html",
            description = {
                "writes a page with every question, and the same as FILE.json beside it; if that",
                "is there already, the page tells what has changed since"
            })
    private @Nullable Path out;

    /// Tells its progress on standard error, where it disturbs no figures.
    QuestionSet read() throws IOException {
        return QuestionSet.read(data, System.err);
    }

    Path data() {
        return data;
    }

    boolean json() {
        return json;
    }

    @Nullable Path out() {
        return out;
    }
}
