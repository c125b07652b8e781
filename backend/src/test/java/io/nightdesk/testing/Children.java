package io.nightdesk.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Processes that a test starts, each in an operating-system session of its own. None outlives the
/// test: whatever becomes of this JVM, a small watchdog wakes up those that were stopped and kills
/// them all.
public final class Children implements AutoCloseable {

    /// Ends when its standard input does, which is when the JVM that holds the pipe is gone. A
    /// process counts as ours only if it also started when ours did.
    private static final String WATCHDOG =
            """
            cat >/dev/null
            sh "$2" 2>/dev/null
            while read -r pid started; do
              [ "$(sed 's/.*) //' "/proc/$pid/stat" 2>/dev/null | cut -d' ' -f20)" = "$started" ] || continue
              kill -CONT "$pid"
              kill -KILL "$pid"
            done <"$1" 2>/dev/null
            sh "$3" 2>/dev/null
            """;

    private final Path folder;
    private final Path pids;
    private final Path first;
    private final Path last;
    private final Process watchdog;
    private final List<Process> started = new ArrayList<>();

    /// @param folder for what they print, one file each
    public Children(Path folder) {
        this.folder = folder;
        try {
            this.pids = Files.createTempFile(folder, "children", ".pids");
            this.first = Files.createTempFile(folder, "first", ".sh");
            this.last = Files.createTempFile(folder, "last", ".sh");
            this.watchdog =
                    new ProcessBuilder(
                                    "setsid",
                                    "sh",
                                    "-c",
                                    WATCHDOG,
                                    "watchdog",
                                    pids.toString(),
                                    first.toString(),
                                    last.toString())
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Starts a program; what it prints is added to `name.log`.
    ///
    /// @param environment beside this process's own, without what is meant for Nightdesk
    public synchronized Process start(
            String name, Map<String, String> environment, List<String> command) {
        List<String> whole = new ArrayList<>(List.of("setsid"));
        whole.addAll(command);
        ProcessBuilder builder =
                new ProcessBuilder(whole)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log(name).toFile()));
        builder.environment().keySet().removeIf(key -> key.startsWith("NIGHTDESK_"));
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            started.add(process);
            remember(process.pid());
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Adds a line of shell that is run before the processes are killed.
    public void firstInTheEnd(String line) throws IOException {
        Files.writeString(first, line + "\n", StandardOpenOption.APPEND);
    }

    /// Adds a line of shell that is run after they were killed.
    public void lastInTheEnd(String line) throws IOException {
        Files.writeString(last, line + "\n", StandardOpenOption.APPEND);
    }

    /// Where the program of this name prints to.
    public Path log(String name) {
        return folder.resolve(name + ".log");
    }

    /// Sends a signal, for example `STOP`. Does nothing to a process that is gone.
    public static void signal(long pid, String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Kills what still runs and waits for its end.
    @Override
    public synchronized void close() {
        try {
            watchdog.getOutputStream().close();
            watchdog.waitFor(20, TimeUnit.SECONDS);
            for (Process process : started) {
                process.waitFor(10, TimeUnit.SECONDS);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void remember(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        // The name, in brackets, may hold blanks; the start is the 20th field after it.
        String begun = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[19];
        Files.writeString(pids, pid + " " + begun + "\n", StandardOpenOption.APPEND);
    }
}
