package io.nightdesk.evaluation;

import java.io.PrintStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// The command `eval`: measures on a folder of questions what a release would answer.
@Command(
        name = "eval",
        description = "Measures search, quoted answers and intents on a folder of questions.",
        subcommands = {
            EvalRetrieval.class,
            EvalExtractive.class,
            EvalHandover.class,
            EvalCutoff.class,
            EvalSummary.class
        },
        mixinStandardHelpOptions = true)
public final class EvalCommand implements Runnable {

    @Spec private CommandSpec spec = CommandSpec.create();

    private final PrintStream out;

    public EvalCommand(PrintStream out) {
        this.out = out;
    }

    PrintStream out() {
        return out;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(),
                "Say what to measure: retrieval, extractive, handover, cutoff or summary");
    }
}
