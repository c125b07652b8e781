package io.nightdesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.nightdesk.testing.WithDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@WithDatabase
class FairDataSourceTests {

    private final DataSource database;

    FairDataSourceTests(DataSource database) {
        this.database = database;
    }

    @Test
    void whoComesFirstIsServedFirst() throws Exception {
        FairDataSource one = new FairDataSource(database, 1, Duration.ofSeconds(30));
        List<Integer> served = new CopyOnWriteArrayList<>();
        List<Thread> threads = new CopyOnWriteArrayList<>();

        try (Connection _ = one.getConnection()) {
            for (int i = 0; i < 8; i++) {
                int number = i;
                Thread thread = Thread.ofVirtual().start(() -> use(one, served, number));
                threads.add(thread);
                await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
            }
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(served).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
    }

    @Test
    void closingTwiceReturnsOnePlace() throws SQLException {
        FairDataSource one = new FairDataSource(database, 1, Duration.ofMillis(50));
        Connection first = one.getConnection();
        first.close();
        first.close();

        try (Connection _ = one.getConnection()) {
            assertThatExceptionOfType(SQLTransientConnectionException.class)
                    .isThrownBy(one::getConnection)
                    .withMessageContaining("no connection became free within 50 ms");
        }
    }

    private static void use(DataSource source, List<Integer> served, int number) {
        try (Connection _ = source.getConnection()) {
            served.add(number);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
