package io.nightdesk.evaluation;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/// Measures how often the search finds the articles that answer.
@Command(
        name = "retrieval",
        mixinStandardHelpOptions = true,
        description = {
            "Searches for every question of a folder that has an answer, and prints how high the",
            "articles that hold it rank: h1, h3 (one of the first 1 or 3 is right), r5, r10 (share",
            "of the right ones found), mrr, ndcg10, and milliseconds a question."
        })
final class EvalRetrieval implements Callable<Integer> {

    @Mixin private EvalOptions options = new EvalOptions();

    @ParentCommand private @Nullable EvalCommand parent;

    @Override
    public Integer call() throws IOException {
        Measurement measured = RetrievalQuality.of(options.read());
        new Report(Objects.requireNonNull(parent).out(), options).give(measured);
        return 0;
    }
}
