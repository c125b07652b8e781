package io.nightdesk.faults;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// `./test faults`. Runs in the folder `backend`; the property `nightdesk.built` names the
/// product's folder as `./run where` prints it.
final class FaultSuite {

    private static final Path BUILD = Path.of("../build").toAbsolutePath().normalize();

    private FaultSuite() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        System.exit(run(arguments, System.out));
    }

    private static int run(String[] arguments, PrintStream out)
            throws IOException, InterruptedException {
        FaultOptions options;
        try {
            options = FaultOptions.parse(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println("faults: " + e.getMessage());
            return 2;
        }
        FaultRun.Plan plan =
                FaultRun.Plan.soup(
                        Duration.ofMillis((long) (options.minutes() * 60_000)), options.seed());
        if (!options.only().isEmpty()) {
            List<FaultKind> only =
                    options.only().stream()
                            .map(FaultKind::named)
                            .map(Optional::orElseThrow)
                            .toList();
            Optional<FaultKind> never =
                    only.stream().filter(it -> !it.isRunnable() && it != FaultKind.F32).findFirst();
            if (never.isPresent()) {
                System.err.printf("faults: %s is not run: %s%n", never.get(), never.get().whyNot());
                return 2;
            }
            plan = plan.only(only.contains(FaultKind.F32) ? plan.faults() : only);
        }
        Path folder = empty(BUILD.resolve("faults"));
        FaultRun.Result result = result(plan, folder, out);
        Report report = new Report(result);
        Path json =
                options.json().isEmpty() ? BUILD.resolve("faults.json") : Path.of(options.json());
        report.write(json);
        out.println(report.text());
        out.println("Scoreboard: " + json);
        return result.isClean() ? 0 : 1;
    }

    /// Of a run that broke off too: there is a scoreboard in any case.
    private static FaultRun.Result result(FaultRun.Plan plan, Path folder, PrintStream out)
            throws InterruptedException {
        try {
            return FaultRun.run(
                    plan,
                    Program.built(Path.of(System.getProperty("nightdesk.built", ""))),
                    folder,
                    out);
        } catch (IOException | SQLException | RuntimeException e) {
            return FaultRun.Result.broken(plan, e);
        }
    }

    private static Path empty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> old = Files.walk(folder)) {
                for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        return Files.createDirectories(folder);
    }
}
