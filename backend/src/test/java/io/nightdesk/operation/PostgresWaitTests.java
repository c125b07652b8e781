package io.nightdesk.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.nightdesk.testing.Database;
import io.nightdesk.testing.WithDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@WithDatabase
class PostgresWaitTests {

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Database database;

    PostgresWaitTests(Database database) {
        this.database = database;
    }

    @Test
    void aServerThatAnswersIsNotWaitedFor() {
        assertThatCode(() -> waitFor(database.url(), database.password()))
                .doesNotThrowAnyException();
        assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void aServerOutOfReachIsTriedAgainWithALineAndThenGivenUp() throws IOException {
        String nowhere = "jdbc:postgresql://127.0.0.1:" + Ports.anyFree() + "/desk";

        assertThatExceptionOfType(CommandFailure.class)
                .isThrownBy(() -> waitFor(nowhere, "secret"))
                .withMessageContaining("did not answer for 1 s")
                .withMessageContaining("is NIGHTDESK_PG_URL right and the server up?")
                .withMessageNotContainingAny("secret", "\n");
        assertThat(said.toString(StandardCharsets.UTF_8))
                .startsWith("Waiting for PostgreSQL at 127.0.0.1:");
    }

    @Test
    void aWrongPasswordIsToldAtOnce() {
        assertThatExceptionOfType(CommandFailure.class)
                .isThrownBy(() -> waitFor(database.url(), "wrong"))
                .withMessageContaining("refuses us")
                .withMessageContaining("NIGHTDESK_PG_PASSWORD");
    }

    @Test
    void aDatabaseThatIsNotThereIsToldAtOnce() {
        assertThatExceptionOfType(CommandFailure.class)
                .isThrownBy(() -> waitFor(database.url() + "_not", database.password()))
                .withMessageContaining("does not exist");
    }

    private void waitFor(String url, String password) {
        PostgresAddress address = new PostgresAddress(url, database.user(), password);
        Progress progress = new Progress(new PrintStream(said, true, StandardCharsets.UTF_8));
        new PostgresWait(address, Duration.ofSeconds(1), progress).untilReached();
    }
}
