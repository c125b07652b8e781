package io.nightdesk.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.nightdesk.testing.AudibleLog;
import io.nightdesk.testing.Children;
import io.nightdesk.testing.LoopDisk;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Embedded servers that die. Time is what the test says it is.
@TestInstance(Lifecycle.PER_CLASS)
@ExtendWith({OutputCaptureExtension.class, AudibleLog.class})
class SupervisedServerTests {

    private static final String GONE = "cannot be started";

    private final Progress progress =
            new Progress(
                    new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
    private Path folder;
    private DataFolder data;
    private FolderUse use;
    private PostgresServer postgres;
    private PostgresAddress address;
    private SupervisedServer supervised;

    @BeforeAll
    void makeFolder(@TempDir Path temporary) {
        folder = temporary.resolve("data");
    }

    @BeforeEach
    void start() throws IOException {
        startIn(folder);
    }

    @AfterEach
    void stop() {
        use.end();
    }

    @Test
    void whatWasKilledIsStartedAgainWhereItWasWithEverythingThatWasCommitted() throws IOException {
        kept().sql("create table kept (text text)").update();
        kept().sql("insert into kept values ('here')").update();
        kill(postgres);

        look(0);

        PostgresAddress found = use.starting(_ -> postgres.start(progress));
        assertThat(found).isEqualTo(address);
        assertThat(kept().sql("select text from kept").query().singleValue()).isEqualTo("here");
        assertThat(supervised.trouble()).isEmpty();
        assertThat(supervised.restarts()).isOne();
    }

    @Test
    void whatEndsAgainAndAgainIsStartedEverMoreRarely() throws IOException {
        kill(postgres);
        look(0);
        kill(postgres);

        look(0.9);
        assertThat(supervised.trouble()).isEqualTo("has ended again");
        look(1);
        assertThat(supervised.restarts()).isEqualTo(2);

        kill(postgres);
        look(2.9);
        assertThat(supervised.restarts()).isEqualTo(2);
        look(3);
        assertThat(supervised.restarts()).isEqualTo(3);

        look(63);
        kill(postgres);
        look(64);
        assertThat(supervised.restarts()).isEqualTo(4);
    }

    @Test
    void whatCannotBeStartedIsToldOnceAndTriedUntilItCan(CapturedOutput log) throws IOException {
        Path settings = data.path("postgres/postgresql.conf");
        String right = Files.readString(settings);
        Files.writeString(settings, "no_such_setting = 1\n", StandardOpenOption.APPEND);
        kill(postgres);

        for (int second = 0; second <= 60; second++) {
            look(second);
        }

        // At 0, 1, 3, 7, 15, 30, 45 and 60 seconds.
        assertThat(Files.readString(data.path("postgres.log")).split("contains errors", -1))
                .hasSize(9);
        assertThat(log.toString().split(GONE, -1)).hasSize(2);
        assertThat(health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(String.valueOf(health().getDetails().get("PostgreSQL")))
                .contains("postgresql.conf\" contains errors")
                .contains("postgres.log");
        assertThat(health().getDetails()).containsKey("freeMegabytes");

        Files.writeString(settings, right);
        look(75);
        assertThat(health().getStatus()).isEqualTo(Status.UP);
        assertThat(log).contains("PostgreSQL had ended and was started again");
    }

    @Test
    void whatAnotherProcessHasStartedIsLeftAlone(CapturedOutput log) throws IOException {
        FolderUse others = FolderUse.begin(data);
        SupervisedServer other = new SupervisedServer(new PostgresServer(data), others);
        kill(postgres);

        look(0);
        other.look(0);

        assertThat(other.restarts()).isZero();
        assertThat(other.trouble()).isEmpty();
        assertThat(log).doesNotContain(GONE);
        others.end();
        assertThat(postgres.runningPid()).isPresent();
    }

    @Test
    void whatTheLastOneOutHasStoppedStaysStopped(CapturedOutput log) throws IOException {
        use.end();
        look(0);
        look(100);

        assertThat(postgres.runningPid()).isEmpty();
        assertThat(supervised.restarts()).isZero();
        assertThat(log).doesNotContain(GONE);
    }

    @Test
    void aKilledRedisIsStartedAgainWhereItWas() throws IOException {
        RedisServer redis = new RedisServer(data);
        String url = use.starting(_ -> redis.start(progress));
        SupervisedServer itself = new SupervisedServer(redis, use);
        kill(redis);

        itself.look(0);

        assertThat(redis.runningPid()).isPresent();
        assertThat(redis.url()).isEqualTo(url);
        assertThat(itself.restarts()).isOne();
    }

    @Test
    void aServerOnAFullDiskIsBackOnceThereIsSpace(@TempDir Path other) throws IOException {
        try (Children children = new Children(other)) {
            Optional<LoopDisk> mounted = LoopDisk.mount(children, other, "full");
            assumeTrue(mounted.isPresent(), "a disk of one's own needs root and a loop device");
            use.end();
            try {
                isBackOnceThereIsSpaceOn(mounted.orElseThrow());
            } finally {
                use.end();
            }
        }
    }

    private void isBackOnceThereIsSpaceOn(LoopDisk disk) throws IOException {
        startIn(disk.path().resolve("data"));
        kept().sql("create table kept (text text)").update();
        disk.fill();
        kill(postgres);
        // Its block would be enough for the next one.
        Files.delete(data.path("postgres/postmaster.pid"));
        Path last = disk.path().resolve("last");
        fillTo(last);

        look(0);
        assertThat(postgres.runningPid()).isEmpty();
        assertThat(health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(health().getDetails()).containsEntry("freeMegabytes", 0L);

        Files.delete(last);
        disk.empty();
        look(1);
        assertThat(health().getStatus()).isEqualTo(Status.UP);
        assertThat(kept().sql("select count(*) from kept").query().singleValue()).isEqualTo(0L);
    }

    private void startIn(Path where) throws IOException {
        data = DataFolder.at(where);
        use = FolderUse.begin(data);
        postgres = new PostgresServer(data);
        address = use.starting(_ -> postgres.start(progress));
        supervised = new SupervisedServer(postgres, use);
    }

    private void look(double seconds) {
        supervised.look((long) (seconds * Duration.ofSeconds(1).toNanos()));
    }

    private Health health() {
        return new StoreSupervisor(data, List.of(supervised)).health();
    }

    private JdbcClient kept() {
        return JdbcClient.create(address.dataSource());
    }

    /// Waits for the processes that it leaves behind, too: while they live, PostgreSQL refuses to
    /// start.
    private static void kill(EmbeddedServer server) throws IOException {
        ProcessHandle main = ProcessHandle.of(server.runningPid().orElseThrow()).orElseThrow();
        List<Long> all =
                Stream.concat(Stream.of(main), main.children()).map(ProcessHandle::pid).toList();
        Children.signal(main.pid(), "KILL");
        await().until(() -> all.stream().noneMatch(SupervisedServerTests::runs));
    }

    private static boolean runs(long pid) {
        return Shell.runs(pid, "postgres") || Shell.runs(pid, "redis");
    }

    /// Byte by byte, until there is no block left.
    private static void fillTo(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            byte[] block = new byte[512];
            while (true) {
                out.write(block);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left");
        }
    }
}
