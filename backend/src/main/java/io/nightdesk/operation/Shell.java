package io.nightdesk.operation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/// Runs the programs that come with the embedded stores.
final class Shell {

    private Shell() {}

    /// What a finished program said, standard output and error together.
    record Result(int status, String output) {

        /// The last line that says something, for an error message of one line.
        String lastLine() {
            return output.lines()
                    .filter(line -> !line.isBlank())
                    .reduce((_, last) -> last)
                    .orElse("");
        }
    }

    /// Runs a program that ends by itself and waits for it. What it prints goes through a file: a
    /// server that it leaves behind would otherwise hold the pipe open.
    static Result run(Path folder, Duration limit, List<String> command) throws IOException {
        Path output = Files.createTempFile(folder, "command", ".out");
        try {
            Process process =
                    new ProcessBuilder(command)
                            .directory(folder.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile())
                            .redirectInput(
                                    ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                            .start();
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                return new Result(-1, "no end after " + limit.toSeconds() + " s");
            }
            return new Result(process.exitValue(), Files.readString(output));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            Files.deleteIfExists(output);
        }
    }

    /// The running process `pid`, if its command line names `path`: a process id alone may by now
    /// belong to somebody else.
    static boolean runsWith(long pid, Path path) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .map(_ -> commandLine(pid))
                .filter(line -> List.of(line.split("\0")).contains(path.toString()))
                .isPresent();
    }

    /// Whether the command line of process `pid` has `word` in it, in letters of any size.
    static boolean runs(long pid, String word) {
        return commandLine(pid).toLowerCase(Locale.ROOT).contains(word);
    }

    private static String commandLine(long pid) {
        try {
            return Files.readString(Path.of("/proc/" + pid + "/cmdline"));
        } catch (IOException e) {
            return "";
        }
    }
}
