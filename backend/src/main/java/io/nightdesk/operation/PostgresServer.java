package io.nightdesk.operation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The PostgreSQL of a data folder. It runs in an operating-system session of its own, so that
/// Ctrl-C reaches the application first, and it outlives a killed application: the next start finds
/// it by the process id that it recorded itself.
///
/// Callers hold the data folder's lock.
final class PostgresServer {

    static final String USER = "nightdesk";

    /// Starting after a crash replays the log; on a busy machine a plain start took 18 s.
    private static final Duration LIMIT = Duration.ofMinutes(3);

    /// A commit is on the disk before a message is acknowledged, on a laptop as in production.
    private static final String SETTINGS =
            """
            # Written by Nightdesk at each start.
            fsync = on
            synchronous_commit = on
            full_page_writes = on
            listen_addresses = '127.0.0.1'
            unix_socket_directories = ''
            max_connections = 300
            timezone = 'UTC'
            """;

    private final DataFolder data;
    private final Path cluster;
    private final Path password;

    PostgresServer(DataFolder data) {
        this.data = data;
        this.cluster = data.path("postgres");
        this.password = data.path("postgres.password");
    }

    /// Starts the server unless it runs, and returns where it is.
    PostgresAddress start(Progress progress) throws IOException {
        Path bin = progress.step("Unpacking PostgreSQL", () -> PostgresBinaries.unpack(data));
        if (!Files.exists(cluster.resolve("PG_VERSION"))) {
            progress.step("Creating the database", () -> create(bin));
        }
        checkVersion();
        if (runningPid().isEmpty()) {
            // Whoever has this id now is not our server; PostgreSQL itself would believe the file.
            Files.deleteIfExists(pidFile());
            progress.step("Starting PostgreSQL", () -> launch(bin));
        }
        return new PostgresAddress(
                "jdbc:postgresql://127.0.0.1:" + port() + "/postgres",
                USER,
                DataFolder.secret(password));
    }

    /// Stops the server if it runs: sessions are ended, everything committed is kept.
    void stop() throws IOException {
        if (runningPid().isPresent()) {
            run("stop", PostgresBinaries.unpack(data), "-m", "fast");
        }
    }

    /// The process id of our server, if it is alive and really ours.
    Optional<Long> runningPid() throws IOException {
        List<String> lines = pidLines();
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(Long.parseLong(lines.getFirst().strip()))
                        .filter(pid -> Shell.runsWith(pid, cluster));
    }

    int port() throws IOException {
        return Integer.parseInt(pidLines().get(3).strip());
    }

    /// Beside its place first: a start that is killed here leaves no half of a database.
    private Path create(Path bin) throws IOException {
        DataFolder.secret(password);
        Path part = Files.createTempDirectory(data.root(), "postgres-");
        Shell.Result result =
                Shell.run(
                        data.root(),
                        LIMIT,
                        asUnprivileged(
                                bin.resolve("initdb").toString(),
                                "--pgdata=" + part,
                                "--username=" + USER,
                                "--pwfile=" + password,
                                "--auth=scram-sha-256",
                                "--encoding=UTF8",
                                "--locale=C.UTF-8"));
        if (result.status() != 0) {
            throw new IOException("initdb: " + result.lastLine());
        }
        Files.writeString(
                part.resolve("postgresql.conf"),
                "\ninclude = 'nightdesk.conf'\n",
                java.nio.file.StandardOpenOption.APPEND);
        return Files.move(part, cluster, StandardCopyOption.ATOMIC_MOVE);
    }

    private void checkVersion() throws IOException {
        String found = Files.readString(cluster.resolve("PG_VERSION")).strip();
        String ours = PostgresBinaries.VERSION.replaceFirst("\\..*", "");
        if (!found.equals(ours)) {
            throw new IOException(
                    "%s was written by PostgreSQL %s and this is %s"
                            .formatted(cluster, found, ours));
        }
    }

    private Shell.Result launch(Path bin) throws IOException {
        Files.writeString(
                cluster.resolve("nightdesk.conf"), SETTINGS + "port = " + Ports.anyFree() + "\n");
        // pg_ctl gives the server a session of its own (setsid) and waits until it answers.
        return run(
                "start",
                bin,
                "--log=" + data.path("postgres.log"),
                "--timeout=" + LIMIT.toSeconds());
    }

    private Shell.Result run(String action, Path bin, String... options) throws IOException {
        List<String> command = new ArrayList<>();
        command.addAll(List.of(bin.resolve("pg_ctl").toString(), action, "--wait"));
        command.addAll(List.of("--pgdata=" + cluster));
        command.addAll(List.of(options));
        Shell.Result result =
                Shell.run(data.root(), LIMIT, asUnprivileged(command.toArray(String[]::new)));
        if (result.status() != 0) {
            throw new IOException(
                    "pg_ctl %s: %s (see %s)"
                            .formatted(action, result.lastLine(), data.path("postgres.log")));
        }
        return result;
    }

    /// PostgreSQL refuses to run as root. In a user namespace without mapped ids it sees nobody,
    /// while its files still belong to root.
    private static List<String> asUnprivileged(String... command) {
        List<String> whole = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            whole.addAll(List.of("unshare", "--user"));
        }
        whole.addAll(List.of(command));
        return whole;
    }

    private List<String> pidLines() throws IOException {
        List<String> lines =
                Files.exists(pidFile()) ? Files.readAllLines(pidFile()) : List.<String>of();
        return lines.size() < 4 ? List.of() : lines;
    }

    private Path pidFile() {
        return cluster.resolve("postmaster.pid");
    }
}
