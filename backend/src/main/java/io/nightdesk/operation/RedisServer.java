package io.nightdesk.operation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The Redis of a data folder, in a session of its own as [PostgresServer] is. It carries hints
/// only and keeps nothing on the disk.
///
/// Callers hold the data folder's lock.
final class RedisServer implements EmbeddedServer {

    private static final String SYSTEM =
            "aarch64".equals(System.getProperty("os.arch"))
                    ? "6.2.7-linux-arm64"
                    : "6.2.6-v5-linux-amd64";
    private static final String PROGRAM = "redis-server-" + SYSTEM;
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /// How long the folder is locked for a server that starts again.
    private static final Duration REVIVAL = Duration.ofSeconds(10);

    private final DataFolder data;
    private final Path folder;

    RedisServer(DataFolder data) {
        this.data = data;
        this.folder = data.path("redis");
    }

    @Override
    public String name() {
        return "Redis";
    }

    /// Starts the server unless it runs, on its last port if that is free, and returns its URL.
    String start(Progress progress) throws IOException {
        if (runningPid().isEmpty()) {
            data.folder("redis");
            DataFolder.writePrivately(settings(), settingsText(freePort()));
            progress.step("Starting Redis", () -> launch(LIMIT));
        }
        return url();
    }

    /// Where it is, or will be once it can be started; with the password in it.
    String url() throws IOException {
        return "redis://:%s@127.0.0.1:%d".formatted(secret(), port());
    }

    @Override
    public void revive() throws IOException {
        launch(REVIVAL);
    }

    @Override
    public void stop() throws IOException {
        runningPid().flatMap(ProcessHandle::of).ifPresent(RedisServer::end);
        Files.deleteIfExists(pidFile());
    }

    @Override
    public Optional<Long> runningPid() throws IOException {
        if (!Files.exists(pidFile())) {
            return Optional.empty();
        }
        String pid = Files.readString(pidFile()).strip();
        return Optional.of(pid)
                .filter(text -> !text.isEmpty())
                .map(Long::parseLong)
                .filter(id -> Shell.runsWith(id, program()) || Shell.runsWith(id, settings()));
    }

    int port() throws IOException {
        return Files.readAllLines(settings()).stream()
                .filter(line -> line.startsWith("port "))
                .map(line -> Integer.parseInt(line.substring(5)))
                .findFirst()
                .orElseThrow(() -> new IOException(settings() + " names no port"));
    }

    private Shell.Result launch(Duration patience) throws IOException {
        unpack();
        Files.deleteIfExists(pidFile());
        // As a daemon it takes a session of its own; it returns before it listens.
        Shell.Result result =
                Shell.run(folder, patience, List.of(program().toString(), settings().toString()));
        if (result.status() != 0 || !answers(patience)) {
            // One that could not write down its id (a full disk) would keep the port.
            ProcessHandle.allProcesses()
                    .filter(it -> Shell.runsWith(it.pid(), settings()))
                    .forEach(RedisServer::end);
            throw new IOException(
                    "redis-server: %s (see %s)"
                            .formatted(
                                    result.status() == 0 ? "does not answer" : result.lastLine(),
                                    folder.resolve("redis.log")));
        }
        return result;
    }

    private int freePort() throws IOException {
        return Files.exists(settings()) && Ports.free(port()) ? port() : Ports.anyFree();
    }

    private String settingsText(int port) throws IOException {
        return """
        # Written by Nightdesk at each start.
        bind 127.0.0.1
        port %d
        requirepass %s
        daemonize yes
        pidfile "%s"
        logfile "%s"
        dir "%s"
        save ""
        appendonly no
        # Keeps the command line, by which the next start knows this process.
        set-proc-title no
        """
                .formatted(port, secret(), pidFile(), folder.resolve("redis.log"), folder);
    }

    private void unpack() throws IOException {
        if (Files.exists(program())) {
            return;
        }
        Path part = folder.resolve(PROGRAM + ".part");
        try (InputStream archive = RedisServer.class.getResourceAsStream("/" + PROGRAM)) {
            if (archive == null) {
                throw new IOException("no Redis for this system is packed into the jar");
            }
            Files.copy(archive, part, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rwx------"));
        Files.move(part, program(), StandardCopyOption.ATOMIC_MOVE);
    }

    private boolean answers(Duration patience) throws IOException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() - deadline < 0) {
            if (runningPid().isPresent() && !Ports.free(port())) {
                return true;
            }
            pause(20);
        }
        return false;
    }

    private static void end(ProcessHandle server) {
        server.destroy();
        server.onExit()
                .completeOnTimeout(server, 5, TimeUnit.SECONDS)
                .thenAccept(ProcessHandle::destroyForcibly)
                .join();
    }

    private static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String secret() throws IOException {
        return DataFolder.secret(folder.resolve("password"));
    }

    private Path program() {
        return folder.resolve(PROGRAM);
    }

    private Path settings() {
        return folder.resolve("redis.conf");
    }

    private Path pidFile() {
        return folder.resolve("redis.pid");
    }
}
