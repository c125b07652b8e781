package io.nightdesk.bench;

import io.nightdesk.bench.Subject.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Measures Nightdesk beside other servers, on the same database and in the same run.
@Command(
        name = "bench/run",
        mixinStandardHelpOptions = true,
        description = "Measures Nightdesk beside other servers, in turns, in one run.")
public final class Bench implements Callable<Integer> {

    private static final List<String> ALL =
            List.of("throughput", "ack", "memory", "blink", "avalanche", "drain");

    @Option(names = "--rounds", description = "Turns that each takes (default: ${DEFAULT-VALUE}).")
    private int rounds = 5;

    @Option(names = "--seconds", description = "Of measuring a scenario (${DEFAULT-VALUE}).")
    private int seconds = 10;

    @Option(
            names = "--only",
            split = ",",
            description = "Some of: throughput,ack,memory,blink,avalanche,drain.")
    private List<String> only = ALL;

    @Option(
            names = "--servers",
            split = ",",
            description = "Some of: nightdesk,ws,socket_io,recovery.")
    private Set<Kind> servers =
            EnumSet.of(Kind.NIGHTDESK, Kind.WS, Kind.SOCKET_IO, Kind.RECOVERY);

    @Option(
            names = "--warm-up",
            description = "Seconds before a new server's first figure (${DEFAULT-VALUE}).")
    private int warmUp = 30;

    @Option(names = "--sockets", description = "Of the largest crowd (${DEFAULT-VALUE}).")
    private int sockets = 10_000;

    private final Path root = Path.of(System.getProperty("bench.root")).toAbsolutePath();

    @Option(names = "--out", description = "Where the report goes (${DEFAULT-VALUE}).")
    private Path out = root.resolve("build/bench");

    @Option(names = "--doc", description = "Writes docs/performance.md too.")
    private boolean doc;

    private final Results results = new Results();

    static void main(String[] arguments) {
        System.exit(new CommandLine(new Bench())
                        .setCaseInsensitiveEnumValuesAllowed(true)
                        .execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        Set<String> unknown = new LinkedHashSet<>(only);
        unknown.removeAll(ALL);
        if (!unknown.isEmpty()
                || rounds < 1
                || seconds < 1
                || sockets < 1_000
                || sockets > 10_000) {
            System.err.println(
                    unknown.isEmpty()
                            ? "bench: --rounds and --seconds are 1 at least, --sockets 1000 to 10000"
                            : "bench: no scenario is called " + unknown + "; they are " + ALL);
            return 2;
        }
        // Not in the system's folder for such things: that may be memory, on which a flush costs nothing.
        Path work = Files.createTempDirectory(Files.createDirectories(out).toAbsolutePath(), "run-");
        try (Store store = new Store(work, root.resolve("bench"))) {
            migrate(store, work);
            store.seed();
            measure(store, work);
        } finally {
            delete(work);
        }
        Report report = new Report(results, rounds, seconds);
        Files.writeString(out.resolve("bench.json"), report.json());
        Files.writeString(out.resolve("bench.html"), report.html());
        if (doc) {
            Files.writeString(root.resolve("docs/performance.md"), report.markdown());
        }
        System.out.println(report.markdown());
        System.out.println("The report: " + out.resolve("bench.html"));
        return 0;
    }

    private void migrate(Store store, Path work) throws Exception {
        say("migrating the database");
        ProcessBuilder migrate =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-jar",
                                Subject.BUILD.resolve("app/nightdesk.jar").toString(),
                                "migrate",
                                "--nightdesk.data=" + work.resolve("nightdesk"))
                        .redirectErrorStream(true)
                        .redirectOutput(work.resolve("migrate.log").toFile());
        migrate.environment()
                .putAll(
                        Map.of(
                                "NIGHTDESK_PG_URL", store.jdbcUrl(),
                                "NIGHTDESK_PG_USER", "postgres",
                                "NIGHTDESK_PG_PASSWORD", "postgres"));
        if (migrate.start().waitFor() != 0) {
            throw new IllegalStateException(Files.readString(work.resolve("migrate.log")));
        }
        // The first start makes the site that the seed needs.
        Subject.start(Kind.NIGHTDESK, root, work, store).close();
    }

    private void measure(Store store, Path work) throws Exception {
        double rate = only.contains("ack") ? quarter(store, work) : 0;
        for (int round = 0; round < rounds; round++) {
            say("round %d of %d".formatted(round + 1, rounds));
            Results seen = round(store, work, rate, round);
            if (seen.noisy()) {
                say("the disk's speed more than doubled or halved meanwhile; once more");
                seen = round(store, work, rate, round);
            }
            seen.add("fdatasync", "baseline", Map.of("noisy", seen.noisy() ? 1.0 : 0.0));
            results.add(seen);
        }
    }

    private Results round(Store store, Path work, double rate, int round) throws Exception {
        Results seen = new Results();
        baselines(store, work, rate, seen);
        // In turns, and backwards every other time, so that no place is always the better one.
        List<Kind> order = new ArrayList<>(servers);
        if (round % 2 == 1) {
            Collections.reverse(order);
        }
        for (Kind kind : order) {
            one(kind, store, work, rate, round, seen);
        }
        store.forget();
        seen.add("fdatasync", "baseline", Map.of("p50_ms_after", store.fdatasync()));
        return seen;
    }

    private void baselines(Store store, Path work, double rate, Results results)
            throws Exception {
        store.forget();
        results.add("fdatasync", "baseline", Map.of("p50_ms", store.fdatasync()));
        Store.Appends alone = store.pgbench(1, seconds);
        Store.Appends many = store.pgbench(16, seconds);
        if (alone != null && many != null) {
            results.add("pgbench", "baseline", Map.of("c1_ms", alone.ms(), "c16_rate", many.tps()));
        } else {
            say("no pgbench here; its rows are missing");
        }
        if (rate > 0) {
            try (Subject echo = Subject.start(Kind.ECHO, root, work, store)) {
                results.add("echo", "ack", Scenarios.ack(echo, rate, warmUp, seconds));
            }
        }
    }

    /// A quarter of what the slowest writes at best.
    private double quarter(Store store, Path work) throws Exception {
        double lowest = Double.MAX_VALUE;
        for (Kind kind : servers) {
            if (kind == Kind.RECOVERY) {
                continue;
            }
            store.forget();
            try (Subject subject = Subject.start(kind, root, work, store)) {
                double rate = Scenarios.throughput(subject, warmUp / 2, Math.min(5, seconds)).get("rate");
                say("%s writes %.0f a second".formatted(kind.title(), rate));
                lowest = Math.min(lowest, rate);
            }
        }
        return Math.max(20, lowest / 4);
    }

    private void one(
            Kind kind, Store store, Path work, double rate, int round, Results results)
            throws Exception {
        store.forget();
        try (Subject subject = Subject.start(kind, root, work, store)) {
            String name = kind.title();
            if (kind != Kind.RECOVERY && only.contains("throughput")) {
                Map<String, Double> figures = Scenarios.throughput(subject, warmUp, seconds);
                // An ack of what is not in the table would make the rate worthless.
                figures.put("unstored", Math.max(0, figures.get("acked") - store.stored()));
                results.add(name, "throughput", figures);
            }
            if (kind != Kind.RECOVERY && only.contains("ack")) {
                // Warm from writing as much as it could, if it has.
                int more = only.contains("throughput") ? warmUp / 3 : warmUp;
                results.add(name, "ack", Scenarios.ack(subject, rate, more, seconds));
            }
            if (only.contains("blink")) {
                results.add(
                        name, "blink", Scenarios.blink(subject, 200, 16));
            }
            if (only.contains("avalanche")) {
                results.add(
                        name, "avalanche", Scenarios.avalanche(subject, Math.min(5_000, sockets)));
            }
        }
        if (kind != Kind.RECOVERY && only.contains("drain")) {
            try (Subject subject = Subject.start(kind, root, work, store);
                    Subject other = Subject.start(kind, root, work, store)) {
                results.add(kind.title(), "drain", Leaving.drain(subject, other));
            }
        }
        // Memory is the same every time: once, on a fresh process.
        if (round == 0 && kind != Kind.RECOVERY && only.contains("memory")) {
            try (Subject subject = Subject.start(kind, root, work, store)) {
                results.add(kind.title(), "memory", Scenarios.memory(subject, 1_000, sockets));
            }
        }
    }

    private static void say(String text) {
        System.err.printf("%tT %s%n", System.currentTimeMillis(), text);
    }

    private static void delete(Path folder) throws java.io.IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
