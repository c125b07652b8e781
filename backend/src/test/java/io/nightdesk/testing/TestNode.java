package io.nightdesk.testing;

import io.nightdesk.Nightdesk;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/// A node that a test starts and ends by itself, in this process.
public final class TestNode implements AutoCloseable {

    private static final List<String> STORES =
            List.of(
                    "spring.datasource.url",
                    "spring.datasource.username",
                    "spring.datasource.password",
                    "nightdesk.redis.url");

    private final ConfigurableApplicationContext context;

    private TestNode(List<String> settings, ApplicationContextInitializer<?>... initializers) {
        List<String> all = new ArrayList<>(List.of("--server.port=0"));
        settings.forEach(setting -> all.add("--" + setting));
        SpringApplication application = new SpringApplication(Nightdesk.class);
        application.addInitializers(initializers);
        context = application.run(all.toArray(String[]::new));
    }

    /// A node on the stores of another one.
    ///
    /// @param settings as `key=value`
    /// @param initializers may change what it is made of
    public static TestNode beside(
            Environment other,
            List<String> settings,
            ApplicationContextInitializer<?>... initializers) {
        List<String> all = new ArrayList<>(settings);
        STORES.forEach(key -> all.add(key + "=" + other.getProperty(key)));
        return new TestNode(all, initializers);
    }

    /// The only node on this database.
    ///
    /// @param initializers may change what it is made of
    public static TestNode alone(
            Database database,
            RedisUrl redis,
            List<String> settings,
            ApplicationContextInitializer<?>... initializers) {
        List<String> all = new ArrayList<>(settings);
        all.add("spring.datasource.url=" + database.url());
        all.add("spring.datasource.username=" + database.user());
        all.add("spring.datasource.password=" + database.password());
        all.add("nightdesk.redis.url=" + redis.value());
        return new TestNode(all, initializers);
    }

    public int port() {
        return port("local.server.port");
    }

    public int managementPort() {
        return port("local.management.port");
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /// Ends it as a signal does; the future completes when it is gone.
    public CompletableFuture<Void> leave() {
        return CompletableFuture.runAsync(context::close);
    }

    /// Ends it if it still runs, and waits.
    @Override
    public void close() {
        context.close();
    }

    private int port(String property) {
        return Integer.parseInt(context.getEnvironment().getProperty(property, ""));
    }
}
