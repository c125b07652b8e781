package io.nightdesk.operation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/// The whole product on stores of its own in a temporary folder, for a command that tries it out.
/// Closing it, or Ctrl-C, ends all of it and removes the folder. The operator's database, Redis and
/// language models are never touched.
public final class ScratchNode implements AutoCloseable {

    /// Standard output belongs to the command.
    private static final List<String> QUIET = List.of("--logging.threshold.console=OFF");

    private final Path folder;
    private final Thread hook = new Thread(this::end, "scratch-node");
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile @Nullable Stores stores;
    private volatile @Nullable ConfigurableApplicationContext context;

    private ScratchNode(Path folder) {
        this.folder = folder;
    }

    /// @param application the Spring application that `serve` runs
    /// @param settings of this node; they win over the operator's
    /// @param progress tells what takes long
    /// @throws CommandFailure if it does not start
    public static ScratchNode start(
            Class<?> application, Map<String, ?> settings, Progress progress) throws IOException {
        ScratchNode node = new ScratchNode(Files.createTempDirectory("nightdesk-scratch-"));
        Runtime.getRuntime().addShutdownHook(node.hook);
        try {
            node.start(
                    application,
                    settings,
                    new StoreSettings(
                            node.folder.resolve("data"), Optional.empty(), Optional.empty(), true),
                    progress);
            return node;
        } catch (IOException | RuntimeException e) {
            node.close();
            throw e;
        }
    }

    private void start(
            Class<?> application,
            Map<String, ?> settings,
            StoreSettings storeSettings,
            Progress progress)
            throws IOException {
        Stores opened = Stores.open(storeSettings, progress);
        stores = opened;
        new SchemaStep(opened.postgres(), progress).run(true);
        Map<String, Object> properties = new HashMap<>();
        properties.put("server.address", "127.0.0.1");
        properties.put("server.port", "0");
        properties.put("management.server.port", "0");
        properties.putAll(settings);
        properties.putAll(opened.properties());
        properties.put("nightdesk.stores", opened.description());
        Serve serve =
                new Serve(
                        application, new PrintStream(OutputStream.nullOutputStream(), true, UTF_8));
        context =
                progress.step(
                        "Starting the application",
                        () ->
                                serve.run(
                                        QUIET,
                                        storeSettings,
                                        properties,
                                        Map.of("progress", progress)));
    }

    /// Where it answers.
    public URI address() {
        String port = context().getEnvironment().getProperty("local.server.port", "");
        return URI.create("http://localhost:" + port);
    }

    /// What the product is made of.
    public BeanFactory beans() {
        return context();
    }

    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process ends already, and the hook finds nothing left to do.
        }
    }

    private ConfigurableApplicationContext context() {
        ConfigurableApplicationContext running = context;
        if (running == null) {
            throw new IllegalStateException("not started");
        }
        return running;
    }

    private void end() {
        if (!ended.compareAndSet(false, true)) {
            return;
        }
        ConfigurableApplicationContext running = context;
        if (running != null) {
            running.close();
        }
        Stores opened = stores;
        if (opened != null) {
            opened.close();
        }
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            System.err.println("%s was not removed: %s".formatted(folder, e.getMessage()));
        }
    }
}
