package io.nightdesk.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.nightdesk.testing.Database;
import io.nightdesk.testing.WithDatabase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

/// A start that does not get through at once.
@WithDatabase
class StartTests {

    private static final AtomicInteger STARTS = new AtomicInteger();

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Database database;
    @TempDir private Path folder;

    StartTests(Database database) {
        this.database = database;
    }

    @BeforeEach
    void nothingIsStarted() {
        STARTS.set(0);
    }

    @Test
    void aStartThatLosesItsDatabaseBeginsAgain() {
        try (ConfigurableApplicationContext context = start(LosesItTwice.class)) {
            assertThat(context.isActive()).isTrue();
            assertThat(STARTS).hasValue(3);
            assertThat(said.toString(StandardCharsets.UTF_8))
                    .contains("The database went away during the start; beginning again");
        }
    }

    @Test
    void aStartThatFailsOtherwiseEnds() {
        assertThatExceptionOfType(CommandFailure.class)
                .isThrownBy(() -> start(IsRefused.class))
                .withMessageContaining("did not start");
        assertThat(STARTS).hasValue(1);
    }

    private ConfigurableApplicationContext start(Class<?> application) {
        PostgresAddress address =
                new PostgresAddress(database.url(), database.user(), database.password());
        return new Serve(application, new PrintStream(said, true, StandardCharsets.UTF_8))
                .start(
                        List.of("--spring.main.web-application-type=none"),
                        new StoreSettings(
                                folder,
                                Optional.of(address),
                                Optional.of("redis://127.0.0.1:1"),
                                true),
                        Map.of());
    }

    static class LosesItTwice {

        @Bean
        ApplicationRunner first() {
            return _ -> {
                if (STARTS.incrementAndGet() < 3) {
                    throw new CannotGetJdbcConnectionException(
                            "none", new SQLException("it is away", "08006"));
                }
            };
        }
    }

    static class IsRefused {

        @Bean
        ApplicationRunner first() {
            return _ -> {
                STARTS.incrementAndGet();
                throw new DataIntegrityViolationException("no such thing");
            };
        }
    }
}
