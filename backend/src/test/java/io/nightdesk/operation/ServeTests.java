package io.nightdesk.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightdesk.testing.Database;
import io.nightdesk.testing.Product;
import io.nightdesk.testing.RedisUrl;
import io.nightdesk.testing.WithDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The product as people start, stop and kill it.
@Tag("slow")
@WithDatabase
class ServeTests {

    @TempDir private Path folder;

    @Test
    void aKilledProductComesBackWithTheSameServersAndCtrlCStopsThemAll() throws Exception {
        Optional<Long> postgres;
        try (Product first = embedded().awaitReady()) {
            assertThat(first.said())
                    .contains("/demo")
                    .containsPattern("First admin +http://localhost:\\d+/console/setup/")
                    .contains(folder.resolve("data").toRealPath().toString());
            assertThat(first.get("/readyz").statusCode()).isEqualTo(200);
            postgres = postgresPid();

            first.signal("KILL").awaitEnd();
        }
        assertThat(postgresPid()).isPresent().isEqualTo(postgres);
        assertThat(redisPid()).isPresent();

        try (Product second = embedded().awaitReady()) {
            assertThat(postgresPid()).isEqualTo(postgres);

            assertThat(second.signal("INT").awaitEnd()).isEqualTo(130);
        }
        assertThat(postgresPid()).isEmpty();
        assertThat(redisPid()).isEmpty();
    }

    @Test
    void aSecondNodeSharesTheFolderAndTheLastOneOutStopsTheServers() throws Exception {
        try (Product first = embedded().awaitReady();
                Product second = embedded("--nightdesk.demo=false").awaitReady()) {
            assertThat(second.address()).isNotEqualTo(first.address());
            assertThat(second.said()).doesNotContain("Demo shop");

            assertThat(first.signal("TERM").awaitEnd()).isEqualTo(143);

            assertThat(second.get("/readyz").statusCode()).isEqualTo(200);
            second.signal("TERM").awaitEnd();
        }
        assertThat(postgresPid()).isEmpty();
        assertThat(redisPid()).isEmpty();
    }

    @Test
    void anOperatorsEmptyDatabaseIsNotMigratedUnasked(Database database, RedisUrl redis)
            throws Exception {
        JdbcClient server = database.jdbc();
        String name = "nightdesk_test_" + ProcessHandle.current().pid() + "_empty";
        server.sql("drop database if exists " + name).update();
        server.sql("create database " + name).update();
        Map<String, String> environment =
                Map.of(
                        "NIGHTDESK_PG_URL", database.url().replaceFirst("[^/]*$", name),
                        "NIGHTDESK_PG_USER", database.user(),
                        "NIGHTDESK_PG_PASSWORD", database.password(),
                        "NIGHTDESK_REDIS_URL", redis.value());

        try (Product refused = Product.start(folder, environment)) {
            assertThat(refused.awaitEnd()).isEqualTo(1);
            assertThat(refused.said().lines())
                    .last()
                    .asString()
                    .startsWith("nightdesk: The database does not fit")
                    .contains("run `java -jar nightdesk.jar migrate`");
        }
        try (Product migration = Product.start(folder, environment, "migrate")) {
            assertThat(migration.awaitEnd()).isZero();
            assertThat(migration.said()).contains("The schema is at version");
        }
        try (Product served =
                Product.start(
                        folder, environment, "--server.port=0", "--management.server.port=0")) {
            assertThat(served.awaitReady().get("/readyz").statusCode()).isEqualTo(200);
            assertThat(folder.resolve("data")).doesNotExist();
            assertThat(served.signal("TERM").awaitEnd()).isEqualTo(143);
        }
        server.sql("drop database " + name + " with (force)").update();
    }

    @Test
    void anOrderOnTheManagementPortEndsItAsWellAsASignal() throws Exception {
        int management = Ports.anyFree();
        String[] ports = {"--server.port=0", "--management.server.port=" + management};
        try (Product product = Product.start(folder, Map.of(), ports).awaitReady();
                HttpClient operator = HttpClient.newHttpClient()) {
            URI order = URI.create("http://localhost:" + management + "/actuator/shutdown");

            operator.send(
                    HttpRequest.newBuilder(order).POST(BodyPublishers.noBody()).build(),
                    BodyHandlers.discarding());

            assertThat(product.awaitEnd()).isZero();
        }
        assertThat(postgresPid()).isEmpty();
    }

    private Product embedded(String... more) throws IOException {
        String[] ports = {"--server.port=0", "--management.server.port=0"};
        String[] all = java.util.Arrays.copyOf(ports, ports.length + more.length);
        System.arraycopy(more, 0, all, ports.length, more.length);
        return Product.start(folder, Map.of(), all);
    }

    private Optional<Long> postgresPid() throws IOException {
        return new PostgresServer(DataFolder.at(folder.resolve("data"))).runningPid();
    }

    private Optional<Long> redisPid() throws IOException {
        return new RedisServer(DataFolder.at(folder.resolve("data"))).runningPid();
    }
}
