package io.nightdesk.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A Redis server that a test may kill. Keeps nothing on the disk and wants no password.
public final class TestRedis {

    private final Children children;
    private final Path program;
    private final int port;
    private @Nullable Process process;

    private TestRedis(Children children, Path program, int port) {
        this.children = children;
        this.program = program;
        this.port = port;
    }

    /// Starts one.
    ///
    /// @param folder for the program
    public static TestRedis start(Children children, Path folder) throws IOException {
        boolean arm = "aarch64".equals(System.getProperty("os.arch"));
        String name = "redis-server-" + (arm ? "6.2.7-linux-arm64" : "6.2.6-v5-linux-amd64");
        Path program = folder.resolve(name);
        if (!Files.exists(program)) {
            try (InputStream packed = TestRedis.class.getResourceAsStream("/" + name)) {
                if (packed == null) {
                    throw new IOException("no Redis for this system on the class path");
                }
                Files.copy(packed, program);
            }
            program.toFile().setExecutable(true);
        }
        TestRedis redis = new TestRedis(children, program, freePort());
        redis.start();
        return redis;
    }

    public int port() {
        return port;
    }

    /// Starts it, empty, on the port that it had before, and waits until it listens.
    public void start() {
        process =
                children.start(
                        "redis",
                        Map.of(),
                        List.of(
                                program.toString(),
                                "--bind",
                                "127.0.0.1",
                                "--port",
                                Integer.toString(port),
                                "--save",
                                "",
                                "--appendonly",
                                "no"));
        while (process.isAlive() && !listens()) {
            LockSupport.parkNanos(5_000_000);
        }
    }

    /// `KILL`, `STOP` or `CONT`.
    public void signal(String name) {
        if (process != null) {
            Children.signal(process.pid(), name);
        }
    }

    private boolean listens() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    /// A port that the system has just given and taken back.
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
