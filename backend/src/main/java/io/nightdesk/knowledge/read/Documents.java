package io.nightdesk.knowledge.read;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// Reads PDF and DOCX files with limits of memory and time, which only another process can keep: it
/// is started with the first document, serves those after it, and ends when this is closed. Not for
/// several threads at once.
public final class Documents implements AutoCloseable {

    private static final Duration MOST_TIME = Duration.ofSeconds(60);
    private static final String MOST_MEMORY = "-Xmx512m";
    private static final String LAUNCHER =
            "org.springframework.boot.loader.launch.PropertiesLauncher";

    private final Duration mostTime;
    private final String mostMemory;
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("document-limits").factory());
    private @Nullable Process process;

    public Documents() {
        this(MOST_TIME, MOST_MEMORY);
    }

    /// @param mostMemory as an option of Java's
    Documents(Duration mostTime, String mostMemory) {
        this.mostTime = mostTime;
        this.mostMemory = mostMemory;
    }

    /// @param name tells the kind by its ending
    /// @throws Unreadable with a reason for people
    public Page read(String name, byte[] content) throws Unreadable {
        AtomicBoolean late = new AtomicBoolean();
        try {
            Process reader = process();
            ScheduledFuture<?> limit =
                    clock.schedule(
                            () -> {
                                late.set(true);
                                reader.destroyForcibly();
                            },
                            mostTime.toMillis(),
                            TimeUnit.MILLISECONDS);
            try {
                return ask(reader, name, content);
            } finally {
                limit.cancel(false);
            }
        } catch (IOException e) {
            end();
            throw new Unreadable(
                    late.get()
                            ? "reading it took longer than %d s".formatted(mostTime.toSeconds())
                            : "it takes more memory than a document may, or is damaged: split it");
        }
    }

    private static Page ask(Process reader, String name, byte[] content)
            throws IOException, Unreadable {
        DataOutputStream out = new DataOutputStream(reader.getOutputStream());
        DocumentProcess.text(name, out);
        out.writeInt(content.length);
        out.write(content);
        out.flush();
        DataInputStream in = new DataInputStream(reader.getInputStream());
        return switch (in.readInt()) {
            case DocumentProcess.PAGE ->
                    new Page(DocumentProcess.text(in), DocumentProcess.text(in), null);
            case DocumentProcess.REASON -> throw new Unreadable(DocumentProcess.text(in));
            default -> throw new EOFException("The reader said something else");
        };
    }

    private Process process() throws IOException {
        Process running = process;
        if (running == null || !running.isAlive()) {
            running =
                    new ProcessBuilder(command())
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            process = running;
        }
        return running;
    }

    private List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        mostMemory,
                        "-XX:+ExitOnOutOfMemoryError",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.awt.headless=true",
                        "-cp",
                        System.getProperty("java.class.path")));
        if (isInNestedJar()) {
            command.add("-Dloader.main=" + DocumentProcess.class.getName());
            command.add(LAUNCHER);
        } else {
            command.add(DocumentProcess.class.getName());
        }
        return command;
    }

    /// As in the jar that holds its libraries; unpacked, they lie on the class path.
    private static boolean isInNestedJar() {
        return String.valueOf(DocumentProcess.class.getResource("DocumentProcess.class"))
                .startsWith("jar:nested:");
    }

    private void end() {
        if (process != null) {
            process.destroyForcibly();
            process = null;
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        end();
    }
}
