package io.nightdesk.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The embedded stores of one data folder, which all tests here start and stop again.
@TestInstance(Lifecycle.PER_CLASS)
class StoresTests {

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Progress progress =
            new Progress(new PrintStream(said, true, StandardCharsets.UTF_8));
    private Path folder;
    private StoreSettings settings;

    @BeforeAll
    void makeFolder(@TempDir Path temporary) {
        folder = temporary.resolve("a folder");
        settings = new StoreSettings(folder, Optional.empty(), Optional.empty(), true);
    }

    @AfterAll
    void nothingIsLeftRunning() throws IOException {
        assertThat(postgresPid()).isEmpty();
        assertThat(redisPid()).isEmpty();
    }

    @Test
    void aCommitIsOnTheDiskBeforeItIsAnswered() {
        try (Stores stores = open()) {
            assertThat(show(stores, "fsync")).isEqualTo("on");
            assertThat(show(stores, "synchronous_commit")).isEqualTo("on");
            assertThat(show(stores, "full_page_writes")).isEqualTo("on");
            assertThat(show(stores, "server_version")).startsWith(PostgresBinaries.VERSION);
        }
    }

    @Test
    void onlyThisMachineAndOnlyWithThePasswordGetsIn() {
        try (Stores stores = open()) {
            assertThat(show(stores, "listen_addresses")).isEqualTo("127.0.0.1");
            PostgresAddress guess =
                    new PostgresAddress(stores.postgres().url(), PostgresServer.USER, "guess");
            assertThatExceptionOfType(org.springframework.dao.DataAccessException.class)
                    .isThrownBy(() -> jdbc(guess).sql("select 1").query().singleValue());
        }
    }

    @Test
    void redisAnswersWithItsPassword() {
        try (Stores stores = open();
                RedisClient client = RedisClient.create(stores.redis());
                var connection = client.connect()) {
            assertThat(connection.sync().ping()).isEqualTo("PONG");
            assertThat(connection.sync().configGet("save")).containsEntry("save", "");
        }
    }

    @Test
    void nobodyElseLooksIntoTheFolder() throws IOException {
        try (Stores _ = open()) {
            for (String name : new String[] {".", "postgres", "redis", "processes"}) {
                assertThat(PosixFilePermissions.toString(permissions(name)))
                        .as(name)
                        .isEqualTo("rwx------");
            }
            assertThat(PosixFilePermissions.toString(permissions("postgres.password")))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void whatWasWrittenIsThereAfterARestart() {
        try (Stores stores = open()) {
            jdbc(stores.postgres()).sql("create table kept (text text)").update();
            jdbc(stores.postgres()).sql("insert into kept values ('here')").update();
        }
        try (Stores stores = open()) {
            assertThat(jdbc(stores.postgres()).sql("select text from kept").query().singleValue())
                    .isEqualTo("here");
        }
    }

    @Test
    void aSecondProcessSharesTheServersAndTheLastOneStopsThem() throws IOException {
        Stores first = open();
        try (Stores second = open()) {
            assertThat(second.postgres()).isEqualTo(first.postgres());
            assertThat(second.redis()).isEqualTo(first.redis());

            first.close();
            first.close();

            assertThat(show(second, "fsync")).isEqualTo("on");
            assertThat(redisPid()).isPresent();
        }
        assertThat(postgresPid()).isEmpty();
        assertThat(redisPid()).isEmpty();
    }

    @Test
    void embeddedPostgresHasAKeyForSecretsThatOnlyItsOwnerReads() throws IOException {
        Path key = folder.resolve("secrets.key");
        String made;
        try (Stores stores = open()) {
            made = Files.readString(key);
            assertThat(stores.properties())
                    .containsEntry("nightdesk.secrets.file", key.toRealPath().toString());
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                    .isEqualTo("rw-------");
        }
        open().close();

        assertThat(Files.readString(key)).isEqualTo(made);
    }

    @Test
    void serversOfAKilledProcessAreFoundAgain() throws IOException {
        DataFolder data = DataFolder.at(folder);
        PostgresAddress left = new PostgresServer(data).start(progress);
        String leftRedis = new RedisServer(data).start(progress);
        Optional<Long> pid = postgresPid();

        try (Stores stores = open()) {
            assertThat(stores.postgres()).isEqualTo(left);
            assertThat(stores.redis()).isEqualTo(leftRedis);
            assertThat(postgresPid()).isEqualTo(pid);
        }
        assertThat(postgresPid()).isEmpty();
    }

    @Test
    void aRecordedProcessIdThatSomebodyElseHasByNowIsLeftAlone() throws IOException {
        open().close();
        Process stranger = new ProcessBuilder("sleep", "60").start();
        try {
            Files.writeString(
                    folder.resolve("postgres/postmaster.pid"),
                    "%d\n%s\n0\n1\n\n\n\n".formatted(stranger.pid(), folder.resolve("postgres")));
            Files.writeString(folder.resolve("redis/redis.pid"), stranger.pid() + "\n");

            try (Stores stores = open()) {
                assertThat(show(stores, "fsync")).isEqualTo("on");
            }
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void serversRunInSessionsOfTheirOwn() throws IOException {
        try (Stores _ = open()) {
            assertThat(session(postgresPid().orElseThrow())).isEqualTo(postgresPid().orElseThrow());
            assertThat(session(redisPid().orElseThrow())).isEqualTo(redisPid().orElseThrow());
        }
    }

    @Test
    void aDatabaseOfAnotherReleaseOfPostgresIsNotTouched(@TempDir Path other) throws IOException {
        Files.createDirectories(other.resolve("postgres"));
        Files.writeString(other.resolve("postgres/PG_VERSION"), "17\n");
        StoreSettings old = new StoreSettings(other, Optional.empty(), Optional.empty(), true);

        assertThatExceptionOfType(CommandFailure.class)
                .isThrownBy(() -> Stores.open(old, progress))
                .withMessageContaining("was written by PostgreSQL 17 and this is 18");
    }

    @Test
    void aRedisOutOfReachIsSaidAndGoneWithout() throws IOException {
        String url = "redis://127.0.0.1:" + Ports.anyFree();
        StoreSettings external =
                new StoreSettings(folder, Optional.empty(), Optional.of(url), true);

        try (Stores stores = Stores.open(external, progress)) {
            assertThat(stores.redis()).isEqualTo(url);
            assertThat(said.toString(StandardCharsets.UTF_8)).contains("starting degraded");
            assertThat(redisPid()).isEmpty();
        }
    }

    @Test
    void aRedisThatDoesNotStartIsGoneWithoutAndTriedAgain() throws IOException {
        open().close();
        Path program = program();
        Path kept = Files.move(program, program.resolveSibling("kept"));
        Files.writeString(program, "#!/bin/sh\necho broken\nexit 1\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));

        try (Stores stores = open()) {
            assertThat(said.toString(StandardCharsets.UTF_8))
                    .contains("Redis could not be started (redis-server: broken")
                    .contains("going on without");
            Files.move(kept, program, StandardCopyOption.REPLACE_EXISTING);

            stores.supervise();

            await().until(() -> redisPid().isPresent());
            try (RedisClient client = RedisClient.create(stores.redis());
                    var connection = client.connect()) {
                assertThat(connection.sync().ping()).isEqualTo("PONG");
            }
        }
    }

    private Path program() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("redis"))) {
            return files.filter(it -> it.getFileName().toString().startsWith("redis-server-"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private Stores open() {
        return Stores.open(settings, progress);
    }

    private Optional<Long> postgresPid() throws IOException {
        return new PostgresServer(DataFolder.at(folder)).runningPid();
    }

    private Optional<Long> redisPid() throws IOException {
        return new RedisServer(DataFolder.at(folder)).runningPid();
    }

    private java.util.Set<java.nio.file.attribute.PosixFilePermission> permissions(String name)
            throws IOException {
        return Files.getPosixFilePermissions(folder.resolve(name));
    }

    /// Field 6 of `/proc/PID/stat`, counted behind the program's name in parentheses.
    private static long session(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[3]);
    }

    private static String show(Stores stores, String setting) {
        return jdbc(stores.postgres()).sql("show " + setting).query(String.class).single();
    }

    private static JdbcClient jdbc(PostgresAddress address) {
        return JdbcClient.create(address.dataSource());
    }
}
