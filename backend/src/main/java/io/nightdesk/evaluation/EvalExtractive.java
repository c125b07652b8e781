package io.nightdesk.evaluation;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// Measures how often a quoted answer holds what was asked for.
@Command(
        name = "extractive",
        mixinStandardHelpOptions = true,
        description = {
            "Quotes an answer for every question of a folder that lists facts, and prints how often",
            "the quotes hold one of them (fact_hit), and how long they are."
        })
final class EvalExtractive implements Callable<Integer> {

    @Mixin private EvalOptions options = new EvalOptions();

    @Option(
            names = "--words",
            description = "the most words of an answer (default: as the product)")
    private int words;

    @ParentCommand private @Nullable EvalCommand parent;

    @Override
    public Integer call() throws IOException {
        Measurement measured = QuoteQuality.of(options.read(), words);
        new Report(Objects.requireNonNull(parent).out(), options).give(measured);
        return 0;
    }
}
