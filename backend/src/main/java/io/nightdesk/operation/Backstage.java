package io.nightdesk.operation;

import java.io.IOException;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;

/// Lends a command the services of its module, on the same stores as the product and without a
/// server: the module and those that it may depend on, each bean only when it is needed, nothing
/// on a schedule. Works beside a product that runs on the same data folder.
///
/// A module contributes a command as a public class annotated with picocli's `Command` that takes
/// this in its constructor; `Nightdesk` adds it to the command line. Arguments that the command
/// does not know (picocli's `Unmatched`) are the settings.
public final class Backstage {

    /// What a command does; throws [CommandFailure] for what a person can mend.
    @FunctionalInterface
    public interface Work<T> {

        /// @return the exit status
        int with(T service) throws IOException;
    }

    private final List<Class<?>> shared;
    private final Progress progress;

    /// @param shared configuration classes that every module may rely on
    public Backstage(PrintStream out, List<Class<?>> shared) {
        this.progress = new Progress(out);
        this.shared = List.copyOf(shared);
    }

    /// Tells the person at the terminal what is going on.
    public Progress progress() {
        return progress;
    }

    /// Runs `work` with a module's service and returns its exit status.
    ///
    /// @param settings as `--name=value`, in the same words as for `serve`
    public <T> int with(Class<T> service, List<String> settings, Work<T> work) throws IOException {
        StoreSettings storeSettings = StoreSettings.of(Settings.read(settings));
        try (Stores stores = Stores.open(storeSettings, progress)) {
            new SchemaStep(stores.postgres(), progress).run(storeSettings.migrate());
            try (ConfigurableApplicationContext context =
                    progress.step("Preparing", () -> prepare(service, settings, stores))) {
                return work.with(context.getBean(service));
            }
        }
    }

    private ConfigurableApplicationContext prepare(
            Class<?> service, List<String> settings, Stores stores) {
        SpringApplication spring = new SpringApplication(Stage.class);
        spring.addPrimarySources(shared);
        spring.setWebApplicationType(WebApplicationType.NONE);
        spring.setLazyInitialization(true);
        spring.setRegisterShutdownHook(false);
        spring.setLogStartupInfo(false);
        spring.setDefaultProperties(
                Map.of(
                        "logging.level.root",
                        "WARN",
                        // The product's health names what is not here.
                        "db-scheduler.enabled",
                        "false",
                        "management.endpoint.health.validate-group-membership",
                        "false"));
        Map<String, Object> properties = new HashMap<>(stores.properties());
        spring.addInitializers(
                context ->
                        context.getEnvironment()
                                .getPropertySources()
                                .addFirst(new MapPropertySource("stores", properties)),
                new ModuleScan(service));
        return spring.run(settings.toArray(String[]::new));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Stage {}
}
