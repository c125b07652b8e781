package io.nightdesk.knowledge;

import io.nightdesk.kernel.Ids;
import io.nightdesk.operation.PostgresAddress;

import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.core.env.MapPropertySource;

import java.time.Clock;
import java.util.List;
import java.util.Map;

/// As much of the application as a command needs to change articles: no web server, no node among
/// the nodes, no search index.
final class KbContext implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private KbContext(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static KbContext open(PostgresAddress database, List<String> settings) {
        SpringApplication application = new SpringApplication(Parts.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.setRegisterShutdownHook(false);
        application.setDefaultProperties(Map.of("logging.level.root", "warn"));
        application.addInitializers(
                made ->
                        made.getEnvironment()
                                .getPropertySources()
                                .addFirst(new MapPropertySource("database", properties(database))));
        return new KbContext(application.run(settings.toArray(String[]::new)));
    }

    private static Map<String, Object> properties(PostgresAddress database) {
        return Map.of(
                "spring.datasource.url",
                database.url(),
                "spring.datasource.username",
                database.user(),
                "spring.datasource.password",
                database.password(),
                "spring.datasource.hikari.maximum-pool-size",
                2,
                "spring.datasource.hikari.minimum-idle",
                1,
                "spring.datasource.hikari.connection-timeout",
                10_000);
    }

    ArticleImport articleImport() {
        return context.getBean(ArticleImport.class);
    }

    @Override
    public void close() {
        context.close();
    }

    /// Not annotated as a configuration, or the server would find it too.
    @ComponentScan(
            basePackages = {"io.nightdesk.knowledge", "io.nightdesk.site", "io.nightdesk.node"},
            nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
            lazyInit = true,
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = {
                                ".*\\.web\\..*",
                                ".*\\.IndexKeeper",
                                ".*\\.NodeConfiguration",
                                ".*\\.Nodes"
                            }))
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        JacksonAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        TransactionAutoConfiguration.class
    })
    static class Parts {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        Ids ids(Clock clock) {
            return new Ids(clock);
        }
    }
}
