package io.nightdesk.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The product as a process of its own, as a person starts it.
public final class Product implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Pattern CONSOLE = Pattern.compile("(http://localhost:\\d+)/console");

    private final Process process;
    private final Path output;

    private Product(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /// Starts the command line in `folder`, in a session of its own as a terminal's foreground
    /// program is.
    public static Product start(Path folder, Map<String, String> environment, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        // A test run in the background of a shell ignores Ctrl-C, and so would its children.
        command.addAll(List.of("setsid", "env", "--default-signal=INT,HUP"));
        command.addAll(ProductJvm.command());
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile(folder, "product", ".out");
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(key -> key.startsWith("NIGHTDESK_"));
        builder.environment().putAll(environment);
        return new Product(builder.start(), output);
    }

    /// Waits until it says that it is ready; fails with what it said if it ends instead.
    public Product awaitReady() {
        await().atMost(PATIENCE).until(() -> isReady() || !process.isAlive());
        assertThat(said()).contains("Nightdesk is ready");
        return this;
    }

    /// Whether it has said so.
    public boolean isReady() {
        return said().contains("Ctrl-C stops it.");
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /// Waits for the end and returns the exit status.
    public int awaitEnd() {
        await().atMost(PATIENCE).until(() -> !process.isAlive());
        return process.exitValue();
    }

    /// Everything on standard output and error so far.
    public String said() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Where it answers, from what it printed.
    public URI address() {
        Matcher matcher = CONSOLE.matcher(said());
        assertThat(matcher.find()).as(said()).isTrue();
        return URI.create(matcher.group(1));
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address() + path)).build();
            return client.send(request, BodyHandlers.ofString());
        }
    }

    /// Sends a signal to it and to everything in its process group, as a terminal does.
    public Product signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, "--", "-" + process.pid()).start().waitFor();
        return this;
    }

    /// Ends it if it still runs.
    @Override
    public void close() {
        process.destroy();
        awaitEnd();
    }
}
