package io.nightdesk.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A server under measurement, in a process of its own.
final class Subject implements AutoCloseable {

    /// What can be measured.
    enum Kind {
        NIGHTDESK("nightdesk", Wire.CHAT, true),
        WS("ws + pg", Wire.WS, false),
        SOCKET_IO("socket.io + pg", Wire.SOCKET_IO, false),
        RECOVERY("socket.io, recovery", Wire.SOCKET_IO, false),
        ECHO("echo", Wire.ECHO, true);

        private final String title;
        private final Wire wire;
        private final boolean java;

        Kind(String title, Wire wire, boolean java) {
            this.title = title;
            this.wire = wire;
            this.java = java;
        }

        String title() {
            return title;
        }

        Wire wire() {
            return wire;
        }
    }

    /// What `./run` starts: the jar beside its libraries, and what the JVM learnt of a start.
    static final Path BUILD = Path.of(System.getProperty("bench.build"));

    private static final Pattern HEAP = Pattern.compile("used (\\d+)K");

    private final Kind kind;
    private final Process process;
    private final int port;

    private Subject(Kind kind, Process process, int port) {
        this.kind = kind;
        this.process = process;
        this.port = port;
    }

    /// Starts it and waits until it answers.
    ///
    /// @param root of the repository
    /// @param work for its data and logs
    static Subject start(Kind kind, Path root, Path work, Store store) throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>();
        switch (kind) {
            case NIGHTDESK -> {
                command.addAll(
                        List.of(
                                java,
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-XX:+UseCompactObjectHeaders",
                                "-Xmx1g"));
                Path cache = BUILD.resolve("nightdesk.aot");
                if (Files.exists(cache)) {
                    command.add("-XX:AOTCache=" + cache);
                }
                command.addAll(
                        List.of(
                                "-jar",
                                BUILD.resolve("app/nightdesk.jar").toString(),
                                "--server.port=" + port,
                                "--management.server.port=0",
                                "--nightdesk.demo=false",
                                "--nightdesk.data=" + work.resolve("nightdesk")));
            }
            case ECHO ->
                    command.addAll(
                            List.of(
                                    java,
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    Echo.class.getName(),
                                    "" + port));
            case WS, SOCKET_IO, RECOVERY ->
                    command.addAll(
                            List.of(
                                    "node",
                                    root.resolve("bench/peers")
                                            .resolve(kind == Kind.WS ? "ws.mjs" : "socketio.mjs")
                                            .toString()));
        }
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(work.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(
                                ProcessBuilder.Redirect.appendTo(
                                        work.resolve(kind.name().toLowerCase() + ".log").toFile()));
        builder.environment()
                .putAll(
                        Map.of(
                                "PORT",
                                "" + port,
                                "PG_URL",
                                store.url(),
                                "RECOVERY",
                                kind == Kind.RECOVERY ? "1" : "0",
                                "NIGHTDESK_PG_URL",
                                store.jdbcUrl(),
                                "NIGHTDESK_PG_USER",
                                "postgres",
                                "NIGHTDESK_PG_PASSWORD",
                                "postgres"));
        Subject subject = new Subject(kind, builder.start(), port);
        subject.awaitReady();
        return subject;
    }

    private void awaitReady() throws InterruptedException {
        long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                close();
                throw new IllegalStateException(kind.title() + " did not start; see its log");
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private boolean answers() throws InterruptedException {
        try {
            if (kind != Kind.NIGHTDESK) {
                new Socket("127.0.0.1", port).close();
                return true;
            }
            try (HttpClient http = HttpClient.newHttpClient()) {
                URI uri = URI.create("http://127.0.0.1:" + port + "/readyz");
                return http.send(
                                        HttpRequest.newBuilder(uri)
                                                .timeout(Duration.ofSeconds(2))
                                                .build(),
                                        HttpResponse.BodyHandlers.discarding())
                                .statusCode()
                        == 200;
            }
        } catch (IOException e) {
            return false;
        }
    }

    Kind kind() {
        return kind;
    }

    int port() {
        return port;
    }

    /// Time of a processor that it has used, in steps of 10 ms.
    Duration cpu() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    /// Kilobytes in memory.
    long rss() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", ""));
            }
        }
        throw new IllegalStateException("no VmRSS");
    }

    /// Kilobytes of live objects after a full collection; -1 where there is no Java.
    long heap() throws IOException, InterruptedException {
        if (!kind.java) {
            return -1;
        }
        String pid = "" + process.pid();
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Shell.run(Duration.ofMinutes(1), List.of(jcmd, pid, "GC.run"));
        Shell.run(Duration.ofMinutes(1), List.of(jcmd, pid, "GC.run"));
        String info = Shell.run(Duration.ofMinutes(1), List.of(jcmd, pid, "GC.heap_info"));
        Matcher heap = HEAP.matcher(info.replaceAll("(?s)Metaspace.*", ""));
        long used = 0;
        while (heap.find()) {
            used += Long.parseLong(heap.group(1));
        }
        return used;
    }

    /// Tells it to end, as a supervisor does, and waits.
    ///
    /// @return whether it has ended in time
    boolean leave(int seconds) throws InterruptedException {
        process.destroy();
        return process.waitFor(seconds, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
