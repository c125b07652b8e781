package io.nightdesk.operation;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Unmatched;

/// Runs the product until it is told to stop.
@Command(
        name = "serve",
        description = {
            "Runs the product (the default).",
            "Takes any setting as --name=value, for example --server.port=9000,",
            "--nightdesk.data=DIR or --nightdesk.demo=false (an empty desk)."
        })
final class Serve implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(Serve.class);

    /// Who started it is greeted after so long also while the database is away.
    private static final Duration PROOF_PATIENCE = Duration.ofSeconds(10);

    private final Class<?> application;
    private final PrintStream out;

    @Unmatched private List<String> arguments = new ArrayList<>();

    @Parameters(hidden = true)
    private List<String> words = new ArrayList<>();

    Serve(Class<?> application, PrintStream out) {
        this.application = application;
        this.out = out;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (!words.isEmpty()) {
            throw new CommandFailure(
                    "There is no command \"%s\"; --help lists them".formatted(words.getFirst()));
        }
        awaitEnd(start(arguments));
        return 0;
    }

    /// A signal ends the process from outside; the management port closes the context, and then
    /// nothing is left to wait for. Either way the stores are closed after the context.
    static void awaitEnd(ConfigurableApplicationContext context) throws InterruptedException {
        var ended = new CountDownLatch(1);
        context.addApplicationListener(
                (ContextClosedEvent closed) -> {
                    if (closed.getApplicationContext() == context) {
                        ended.countDown();
                    }
                });
        ended.await();
    }

    /// Starts everything, says so, and leaves it running.
    ConfigurableApplicationContext start(List<String> settings) {
        long begin = System.nanoTime();
        Environment environment = Settings.read(settings);
        Map<String, Object> own =
                new HashMap<>(ListeningPorts.choose(environment, new Progress(out)));
        own.put(Proof.WANTED, Proof.isPossible(environment));
        ConfigurableApplicationContext context =
                start(settings, StoreSettings.of(environment), own);
        prove(context);
        greet(
                context,
                Integer.parseInt(context.getEnvironment().getProperty("local.server.port", "0")),
                Duration.ofNanos(System.nanoTime() - begin));
        return context;
    }

    private void prove(ConfigurableApplicationContext context) {
        try {
            new Progress(out)
                    .step(
                            "Asking the node as a customer would",
                            () -> Proof.seek(context, PROOF_PATIENCE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Starts everything without a word of welcome.
    ///
    /// @param own settings that win over the operator's
    ConfigurableApplicationContext start(
            List<String> settings, StoreSettings storeSettings, Map<String, Object> own) {
        Progress progress = new Progress(out);
        Stores stores = Stores.open(storeSettings, progress);
        // Runs after the context is closed, which a plain shutdown hook would not wait for.
        SpringApplication.getShutdownHandlers().add(stores::close);
        try {
            Map<String, Object> beans = new HashMap<>(Map.of("progress", progress));
            stores.supervise().ifPresent(it -> beans.put(StoreSupervisor.BEAN, it));
            new SchemaStep(stores.postgres(), progress).run(storeSettings.migrate());
            Map<String, Object> properties = new HashMap<>(own);
            properties.putAll(stores.properties());
            properties.put("nightdesk.stores", stores.description());
            PostgresWait database =
                    new PostgresWait(stores.postgres(), PostgresWait.LIMIT, progress);
            return progress.step(
                    "Starting the application",
                    () ->
                            untilStarted(
                                    settings,
                                    storeSettings,
                                    properties,
                                    beans,
                                    progress,
                                    database));
        } catch (IOException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), e);
        }
    }

    /// Begins again whenever the database goes away in the middle of a start, which may take long.
    private ConfigurableApplicationContext untilStarted(
            List<String> settings,
            StoreSettings stores,
            Map<String, Object> properties,
            Map<String, Object> beans,
            Progress progress,
            PostgresWait database) {
        while (true) {
            try {
                return run(settings, stores, properties, beans);
            } catch (CommandFailure failure) {
                if (!StoreOutage.isBehind(failure)) {
                    throw failure;
                }
                progress.say("The database went away during the start; beginning again");
                database.untilReached();
            }
        }
    }

    /// Starts the application alone, on stores that are there.
    ///
    /// @param properties settings that win over the operator's
    /// @param beans what it finds there beside its own
    ConfigurableApplicationContext run(
            List<String> settings,
            StoreSettings stores,
            Map<String, Object> properties,
            Map<String, Object> beans) {
        SpringApplication spring = new SpringApplication(application);
        spring.setDefaultProperties(LogSettings.of(stores));
        spring.addInitializers(
                context -> {
                    context.getEnvironment()
                            .getPropertySources()
                            .addFirst(new MapPropertySource("stores and ports", properties));
                    beans.forEach(context.getBeanFactory()::registerSingleton);
                });
        try {
            return spring.run(settings.toArray(String[]::new));
        } catch (RuntimeException e) {
            // Spring has reported it at length.
            throw new CommandFailure("The application did not start; the log says why.", e);
        }
    }

    /// Says where everything is.
    void greet(ConfigurableApplicationContext context, int port, Duration took) {
        URI base = URI.create("http://localhost:" + port);
        List<Greeting.Line> lines = new ArrayList<>();
        context.getBeanProvider(Greeting.class)
                .orderedStream()
                .forEach(greeting -> lines.addAll(lines(greeting, base)));
        lines.add(
                new Greeting.Line(
                        "Data", context.getEnvironment().getProperty("nightdesk.stores", "")));
        StringBuilder text = new StringBuilder();
        text.append("Nightdesk is ready (%s).%n".formatted(Progress.seconds(took)));
        lines.forEach(it -> text.append("  %-12s %s%n".formatted(it.label(), it.text())));
        text.append("Ctrl-C stops it.");
        new Progress(out).say(text.toString());
    }

    /// A node that serves goes on when its database is away at this moment.
    private static List<Greeting.Line> lines(Greeting greeting, URI base) {
        try {
            return greeting.lines(base);
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("the greeting is short: {}", e.toString());
            return List.of();
        }
    }
}
