package io.nightdesk.operation;

import java.io.PrintStream;
import java.util.List;
import java.util.Set;
import org.springframework.boot.logging.LoggingSystem;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/// The command line: `serve`, `migrate`, `upgrade`, `check`, and what the modules add.
@Command(
        name = "nightdesk",
        description = "Customer-support chat that never stops.",
        mixinStandardHelpOptions = true,
        // The commands take --help too.
        scope = ScopeType.INHERIT,
        versionProvider = Version.class)
public final class Commands {

    private static final Set<String> ABOUT = Set.of("-h", "--help", "-V", "--version");

    private final CommandLine line;

    /// @param application the Spring application that `serve` runs
    public Commands(Class<?> application, PrintStream out) {
        this.line =
                new CommandLine(this)
                        .addSubcommand(new Serve(application, out))
                        .addSubcommand(new Migrate(out))
                        .addSubcommand(new Upgrade(application, out))
                        .addSubcommand(new CheckCommand(out))
                        .addSubcommand(new Train(application, out))
                        .setExecutionExceptionHandler(Commands::oneLine);
    }

    /// Adds a module's command: an object annotated with picocli's `Command`.
    public Commands with(Object command) {
        line.addSubcommand(command);
        return this;
    }

    /// Runs the command that the arguments name, or `serve`, and returns the exit status.
    public int execute(String... arguments) {
        // Silent until there is an application with its log settings: commands speak for
        // themselves.
        LoggingSystem.get(Commands.class.getClassLoader()).beforeInitialize();
        boolean named =
                arguments.length > 0
                        && (ABOUT.contains(arguments[0])
                                || line.getSubcommands().containsKey(arguments[0]));
        if (named) {
            return line.execute(arguments);
        }
        List<String> serve = new java.util.ArrayList<>(List.of("serve"));
        serve.addAll(List.of(arguments));
        return line.execute(serve.toArray(String[]::new));
    }

    /// What was foreseen is told in a line; anything else is a bug and shows where.
    private static int oneLine(Exception e, CommandLine line, CommandLine.ParseResult result) {
        if (e instanceof CommandFailure) {
            line.getErr().println("nightdesk: " + e.getMessage());
        } else {
            e.printStackTrace(line.getErr());
        }
        line.getErr().flush();
        return 1;
    }
}
