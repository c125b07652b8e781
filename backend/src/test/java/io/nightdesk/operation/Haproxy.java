package io.nightdesk.operation;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// HAProxy with the repository's file, where it is installed.
final class Haproxy {

    private static final List<Path> PLACES =
            List.of(
                    Path.of("/usr/sbin/haproxy"),
                    Path.of("/usr/local/sbin/haproxy"),
                    Path.of("/usr/bin/haproxy"));

    private Haproxy() {}

    static void assumeInstalled() {
        assumeTrue(
                program().isPresent(),
                "HAProxy is not installed here (Debian: apt-get install haproxy)");
    }

    /// @param environment what the file asks for
    static Process start(Path log, Map<String, String> environment) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(
                                program().orElseThrow().toString(),
                                "-db",
                                "-f",
                                Path.of("../ops/haproxy.cfg").toString())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static Optional<Path> program() {
        return PLACES.stream().filter(Files::isExecutable).findFirst();
    }
}
