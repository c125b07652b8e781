package io.nightdesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.nightdesk.operation.PostgresAddress;
import io.nightdesk.testing.Database;
import io.nightdesk.testing.FaultProxy;
import io.nightdesk.testing.FaultProxy.Weather;
import io.nightdesk.testing.WithDatabase;
import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

@WithDatabase
class DatabaseHealthTests {

    /// Without a limit of its own the question would end with the connection, that is never.
    @Test
    void aDatabaseThatHangsIsAskedOnceAndIsDownUntilItAnswersAgain(Database database) {
        int port = URI.create(database.url().substring("jdbc:".length())).getPort();
        try (FaultProxy line = FaultProxy.to(port)) {
            DatabaseHealth health = new DatabaseHealth(over(line, database, port));
            assertThat(health.health().getStatus()).isEqualTo(Status.UP);
            int before = line.connections();
            line.weather(Weather.CUT);

            List<Status> said =
                    IntStream.range(0, 8)
                            .parallel()
                            .mapToObj(_ -> health.health().getStatus())
                            .toList();

            assertThat(said).containsOnly(Status.DOWN);
            assertThat(line.connections() - before).isEqualTo(1);
            line.weather(Weather.CLEAR);
            await().until(() -> health.health().getStatus().equals(Status.UP));
        }
    }

    @Test
    void aDatabaseThatIsNotThereIsDown(Database database) {
        try (FaultProxy line = FaultProxy.to(1)) {
            int port = URI.create(database.url().substring("jdbc:".length())).getPort();
            DatabaseHealth health = new DatabaseHealth(over(line, database, port));

            assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        }
    }

    private static DataSource over(FaultProxy line, Database database, int port) {
        String url = database.url().replace(":" + port, ":" + line.port());
        return new PostgresAddress(url, database.user(), database.password()).dataSource();
    }
}
