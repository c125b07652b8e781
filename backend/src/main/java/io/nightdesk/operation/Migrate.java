package io.nightdesk.operation;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/// Brings the database's schema up to date and ends.
@Command(
        name = "migrate",
        description =
                "Brings the database's schema up to date; run it before an upgrade's first node.")
final class Migrate implements Callable<Integer> {

    private final PrintStream out;

    @Unmatched private List<String> arguments = new ArrayList<>();

    Migrate(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        Progress progress = new Progress(out);
        StoreSettings settings = StoreSettings.of(Settings.read(arguments));
        try (Stores stores = Stores.open(settings, progress)) {
            SchemaStep step = new SchemaStep(stores.postgres(), progress);
            int applied = step.migrate();
            progress.say(
                    "The schema is at version %s (%d migration%s applied)."
                            .formatted(
                                    step.schema().version().orElse("none"),
                                    applied,
                                    applied == 1 ? "" : "s"));
            return 0;
        }
    }
}
