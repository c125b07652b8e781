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
final class PostgresServer implements EmbeddedServer {

    static final String USER = "nightdesk";

    /// Starting after a crash replays the log; on a busy machine a plain start took 18 s.
    static final Duration LIMIT = Duration.ofMinutes(3);

    /// How long the folder is locked for a server that starts again. It goes on by itself.
    private static final Duration REVIVAL = Duration.ofSeconds(10);

    private static final String PORT = "port = ";

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
    private final ServerLog log;

    PostgresServer(DataFolder data) {
        this.data = data;
        this.cluster = data.path("postgres");
        this.password = data.path("postgres.password");
        this.log = new ServerLog(data.path("postgres.log"));
    }

    @Override
    public String name() {
        return "PostgreSQL";
    }

    /// Starts the server unless it runs, on its last port if that is free, and returns where it
    /// is. One that replays a long log need not answer yet.
    PostgresAddress start(Progress progress) throws IOException {
        Path bin = progress.step("Unpacking PostgreSQL", () -> PostgresBinaries.unpack(data));
        if (!Files.exists(cluster.resolve("PG_VERSION"))) {
            progress.step("Creating the database", () -> create(bin));
        }
        checkVersion();
        if (runningPid().isEmpty()) {
            DataFolder.writePrivately(settings(), SETTINGS + PORT + freePort() + "\n");
            progress.step("Starting PostgreSQL", () -> launch(bin, LIMIT));
        }
        return new PostgresAddress(
                "jdbc:postgresql://127.0.0.1:" + port() + "/postgres",
                USER,
                DataFolder.secret(password));
    }

    @Override
    public void revive() throws IOException {
        checkVersion();
        launch(PostgresBinaries.unpack(data), REVIVAL);
    }

    /// Sessions are ended, everything committed is kept.
    @Override
    public void stop() throws IOException {
        if (runningPid().isPresent()) {
            Shell.Result result = order("stop", PostgresBinaries.unpack(data), "-m", "fast");
            if (result.status() != 0) {
                throw failure("stop", result.lastLine());
            }
        }
    }

    @Override
    public Optional<Long> runningPid() throws IOException {
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

    private Shell.Result launch(Path bin, Duration patience) throws IOException {
        // Whoever has this id now is not our server; PostgreSQL itself would believe the file.
        Files.deleteIfExists(pidFile());
        long written = log.size();
        // pg_ctl gives the server a session of its own (setsid) and waits until it answers.
        Shell.Result result =
                order("start", bin, "--log=" + log.file(), "--timeout=" + patience.toSeconds());
        if (result.status() != 0 && runningPid().isEmpty()) {
            throw failure("start", log.complaintAfter(written).orElse(result.lastLine()));
        }
        return result;
    }

    private IOException failure(String action, String reason) {
        return new IOException("pg_ctl %s: %s (see %s)".formatted(action, reason, log.file()));
    }

    private int freePort() throws IOException {
        if (Files.exists(settings())) {
            for (String line : Files.readAllLines(settings())) {
                if (line.startsWith(PORT) && Ports.free(portIn(line))) {
                    return portIn(line);
                }
            }
        }
        return Ports.anyFree();
    }

    private static int portIn(String line) {
        return Integer.parseInt(line.substring(PORT.length()).strip());
    }

    private Shell.Result order(String action, Path bin, String... options) throws IOException {
        List<String> command = new ArrayList<>();
        command.addAll(List.of(bin.resolve("pg_ctl").toString(), action, "--wait"));
        command.addAll(List.of("--pgdata=" + cluster));
        command.addAll(List.of(options));
        return Shell.run(data.root(), LIMIT, asUnprivileged(command.toArray(String[]::new)));
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

    private Path settings() {
        return cluster.resolve("nightdesk.conf");
    }

    private Path pidFile() {
        return cluster.resolve("postmaster.pid");
    }
}
