package io.nightdesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.nightdesk.testing.WithDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DelegatingDataSource;

@WithDatabase
class PatientDataSourceTests {

    private static final String NOBODY_THERE = "08001";
    private static final String WRONG_PASSWORD = "28P01";

    private final Broken broken;

    PatientDataSourceTests(DataSource database) {
        this.broken = new Broken(database);
    }

    @Test
    void aPoolThatWaitsForTheDatabaseHasItAsSoonAsItIsBack() throws Exception {
        broken.state = NOBODY_THERE;
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setMaximumPoolSize(1);
            pool.setInitializationFailTimeout(-1);
            pool.setDataSource(new PatientDataSource(broken, () -> !pool.isClosed()));
            CompletableFuture<Boolean> served = CompletableFuture.supplyAsync(() -> serves(pool));
            await().until(() -> broken.attempts.get() > 20);
            broken.state = "";

            assertThat(served).succeedsWithin(java.time.Duration.ofSeconds(30)).isEqualTo(true);
        }
    }

    private static boolean serves(DataSource pool) {
        try (Connection connection = pool.getConnection()) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    @Test
    void aRefusalIsNotWaitedFor() {
        broken.state = WRONG_PASSWORD;
        DataSource patient = new PatientDataSource(broken, () -> true);

        assertThatExceptionOfType(SQLException.class).isThrownBy(patient::getConnection);
        assertThat(broken.attempts).hasValue(1);
    }

    @Test
    void whatNobodyWantsAnyLongerIsNotWaitedFor() {
        broken.state = NOBODY_THERE;
        DataSource patient = new PatientDataSource(broken, () -> broken.attempts.get() < 3);

        assertThatExceptionOfType(SQLException.class).isThrownBy(patient::getConnection);
        assertThat(broken.attempts).hasValue(3);
    }

    /// A database that fails with an SQLSTATE, "" for not at all.
    private static final class Broken extends DelegatingDataSource {

        private final AtomicInteger attempts = new AtomicInteger();
        private volatile String state = "";

        Broken(DataSource whole) {
            super(whole);
        }

        @Override
        public Connection getConnection() throws SQLException {
            attempts.incrementAndGet();
            if (!state.isEmpty()) {
                throw new SQLException("broken", state);
            }
            return super.getConnection();
        }
    }
}
