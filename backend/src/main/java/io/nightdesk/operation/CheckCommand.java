package io.nightdesk.operation;

import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Asks a running node as a customer would.
@Command(
        name = "check",
        description = {
            "Talks to a node of this machine as a customer would, and ends with 0 if it",
            "answers. Neither inbox nor figures show it."
        })
final class CheckCommand implements Callable<Integer> {

    private final PrintStream out;

    @Parameters(
            paramLabel = "URL",
            defaultValue = "http://localhost:8080",
            description = "where the node is (${DEFAULT-VALUE})")
    private URI url = URI.create("http://localhost:8080");

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "how long it may take (${DEFAULT-VALUE})")
    private int patience;

    CheckCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        long begin = System.nanoTime();
        new Check(url, Duration.ofSeconds(patience)).run(() -> true);
        new Progress(out)
                .say(
                        "A customer was answered (%s)."
                                .formatted(
                                        Progress.seconds(
                                                Duration.ofNanos(System.nanoTime() - begin))));
        return 0;
    }
}
