package io.nightdesk.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Other programs.
final class Shell {

    private Shell() {}

    /// Where a program lies, or null.
    static Path find(String program) {
        for (String folder : System.getenv("PATH").split(":")) {
            Path candidate = Path.of(folder, program);
            if (Files.isExecutable(candidate)) {
                return candidate;
            }
        }
        return null;
    }

    /// Runs it to its end and returns what it printed.
    static String run(Duration patience, List<String> command)
            throws IOException, InterruptedException {
        Path log = Files.createTempFile("bench", ".log");
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start();
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
            String out = Files.readString(log);
            if (process.exitValue() != 0) {
                throw new IllegalStateException(command + " failed:\n" + out);
            }
            return out;
        } finally {
            Files.delete(log);
        }
    }
}
