package io.nightdesk.faults;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/// `./test faults`. Runs in the folder `backend`; the property `nightdesk.built` names the
/// product's folder as `./run where` prints it.
final class FaultSuite {

    private static final Path BUILD = Path.of("../build").toAbsolutePath().normalize();

    private final PrintStream out = System.out;
    private final CompletableFuture<Boolean> stop = new CompletableFuture<>();

    private FaultSuite() {}

    public static void main(String[] arguments) throws IOException {
        FaultSuite suite = new FaultSuite();
        CompletableFuture<Integer> status = new CompletableFuture<>();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> suite.end(status)));
        int ended = 1;
        try {
            ended = suite.run(arguments);
        } finally {
            status.complete(ended);
        }
        System.exit(ended);
    }

    /// A signal ends what the suite does and not its process, which has yet to reckon what it saw.
    private void end(CompletableFuture<Integer> status) {
        if (!status.isDone()) {
            out.println("Told to stop. Nothing more is injected, and what was is reckoned …");
            stop.complete(true);
            Runtime.getRuntime().halt(status.join());
        }
    }

    private int run(String[] arguments) throws IOException {
        FaultOptions options;
        List<FaultKind> faults;
        try {
            options = FaultOptions.parse(arguments);
            faults = faults(options);
        } catch (IllegalArgumentException e) {
            System.err.println("faults: " + e.getMessage());
            return 2;
        }
        Path json =
                options.json().isEmpty() ? BUILD.resolve("faults.json") : Path.of(options.json());
        return options.each() ? each(options, faults, json) : soup(options, faults, json);
    }

    /// Those that were chosen, or all that can be injected.
    private static List<FaultKind> faults(FaultOptions options) {
        List<FaultKind> only =
                options.only().stream().map(FaultKind::named).map(Optional::orElseThrow).toList();
        if (only.isEmpty() || only.contains(FaultKind.F32)) {
            return Arrays.stream(FaultKind.values()).filter(FaultKind::isRunnable).toList();
        }
        only.stream()
                .filter(it -> !it.isRunnable())
                .findFirst()
                .ifPresent(
                        never -> {
                            throw new IllegalArgumentException(
                                    "%s is not run: %s".formatted(never, never.whyNot()));
                        });
        return only;
    }

    private int soup(FaultOptions options, List<FaultKind> faults, Path json) throws IOException {
        FaultRun.Plan plan =
                FaultRun.Plan.soup(
                                Duration.ofMillis((long) (options.minutes() * 60_000)),
                                options.seed())
                        .only(faults);
        FaultRun.Result result = result(plan, BUILD.resolve("faults"));
        Report report = new Report(result);
        report.write(json);
        out.println(report.text());
        out.println("Scoreboard: " + json);
        return result.isClean() ? 0 : 1;
    }

    /// One fault after the other, each with everything started anew. The file is written after
    /// each, since all of them take hours.
    private int each(FaultOptions options, List<FaultKind> faults, Path json) throws IOException {
        var report = new EachReport(options.seed());
        for (FaultKind fault : faults) {
            int times = options.times() > 0 ? options.times() : fault.times();
            out.printf("%n%s %s, %d times%n", fault, fault.title(), times);
            FaultRun.Plan plan = FaultRun.Plan.alone(fault, times, options.seed());
            Path own = BUILD.resolve("faults").resolve(fault.name());
            report.add(fault, result(plan, own));
            report.write(json);
            out.println(report.text());
            if (stop.isDone()) {
                break;
            }
        }
        out.println("Scoreboard: " + json);
        return report.isClean() ? 0 : 1;
    }

    /// Of a run that broke off too: there is a scoreboard in any case.
    private FaultRun.Result result(FaultRun.Plan plan, Path folder) {
        Program program = Program.built(Path.of(System.getProperty("nightdesk.built", "")));
        try {
            return FaultRun.run(plan, program, empty(folder), stop, out);
        } catch (IOException | UncheckedIOException e) {
            Account account = new Account(plan);
            account.trouble("%s could not be emptied: %s".formatted(folder, e));
            return account.close(() -> FaultRun.NOTHING);
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
