package io.nightdesk.evaluation;

import java.io.PrintStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// The command `eval`: measures on a folder of questions what a release would answer.
@Command(
        name = "eval",
        description =
                "Measures search, quoted answers, confidence, intents, safety and conversations.",
        subcommands = {
            EvalRetrieval.class,
            EvalExtractive.class,
            EvalConfidence.class,
            EvalHandover.class,
            EvalInjection.class,
            EvalDialogue.class,
            EvalFit.class,
            EvalSummary.class
        },
        mixinStandardHelpOptions = true)
public final class EvalCommand implements Runnable {

    @Spec private CommandSpec spec = CommandSpec.create();

    private final PrintStream out;
    private final Class<?> application;

    /// @param application what `serve` runs, for measurements of the whole product
    public EvalCommand(PrintStream out, Class<?> application) {
        this.out = out;
        this.application = application;
    }

    Class<?> application() {
        return application;
    }

    PrintStream out() {
        return out;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(),
                "Say what to do: retrieval, extractive, confidence, handover, injection, dialogue,"
                        + " fit or summary");
    }
}
