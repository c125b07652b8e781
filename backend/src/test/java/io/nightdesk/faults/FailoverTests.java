package io.nightdesk.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightdesk.operation.TestPostgres;
import io.nightdesk.testing.Children;
import io.nightdesk.testing.Database;
import io.nightdesk.testing.RedisUrl;
import io.nightdesk.testing.TestNode;
import io.nightdesk.testing.WithDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Two PostgreSQL servers, one of which dies; see docs/operations/high-availability.md.
@Tag("slow")
@WithDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FailoverTests {

    private static final int WRITERS = 8;

    private Children children;
    private PostgresPair postgres;
    private TestNode node;

    @BeforeAll
    void start(@TempDir Path folder, RedisUrl redis) throws Exception {
        children = new Children(folder);
        postgres = PostgresPair.start(children, folder);
        String hosts =
                postgres.ports().stream()
                        .map(port -> "127.0.0.1:" + port)
                        .collect(Collectors.joining(","));
        Database both =
                new Database(
                        "jdbc:postgresql://%s/postgres?targetServerType=primary&hostRecheckSeconds=0"
                                .formatted(hosts),
                        postgres.primary().user(),
                        "");
        node = TestNode.alone(both, redis, List.of());
    }

    @AfterAll
    void stop() {
        node.close();
        children.close();
    }

    @Test
    void aStandbyThatTakesOverHasEverythingThatWasAcknowledged() throws Exception {
        TestPostgres primary = complete();
        assertThat(primary.jdbc().sql("show synchronous_commit").query(String.class).single())
                .isEqualTo("on");
        assertThat(
                        primary.jdbc()
                                .sql("show synchronous_standby_names")
                                .query(String.class)
                                .single())
                .startsWith("ANY 1");
        try (Lab lab = new Lab(node.port(), false, () -> postgres.primary().jdbc())) {
            AtomicBoolean talking = new AtomicBoolean(true);
            List<ChatClient> writers = new ArrayList<>();
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                ChatClient writer = lab.client(node.port());
                writers.add(writer);
                threads.add(Thread.ofVirtual().start(() -> talk(writer, talking)));
            }
            long before = lab.top();
            Lab.until(() -> lab.top() > before + 20);

            lab.suffers(FaultKind.F10);
            primary.kill();
            postgres.takeOver();

            long after = lab.top();
            Lab.until(() -> lab.top() > after + 20);
            talking.set(false);
            for (Thread thread : threads) {
                thread.join();
            }
            Lab.until(() -> writers.stream().allMatch(it -> it.after() == lab.top()));
            assertThat(lab.broken()).isEmpty();
        }
    }

    private static void talk(ChatClient writer, AtomicBoolean talking) {
        for (int i = 0; talking.get(); i++) {
            Lab.saySafely(writer, "line " + i);
        }
    }

    @Test
    void aCommitThatWasNotLeftToWaitForTheStandbyIsNoAck() throws Exception {
        TestPostgres primary = complete();
        long receiver = postgres.standby().walReceiver().orElseThrow();
        try (Lab lab = new Lab(node.port(), false, () -> postgres.primary().jdbc())) {
            ChatClient writer = lab.client(node.port());
            Children.signal(receiver, "STOP");
            UUID message = Lab.say(writer, "Has anybody else got this?");

            Lab.until(() -> cancelWaits(primary) > 0);

            Lab.soon(() -> lab.isAcked(message));
            assertThat(lab.isAcked(message)).isFalse();
            Children.signal(receiver, "CONT");
            // An ack, or it stood in the conversation before it was sent again.
            Lab.until(() -> writer.outbox().size() == 0);
        } finally {
            Children.signal(receiver, "CONT");
        }
    }

    /// As an administrator might who sees commits that hang; returns how many were messages.
    private static long cancelWaits(TestPostgres primary) {
        return primary.jdbc()
                .sql(
                        """
                        select pg_cancel_backend(pid) from pg_stat_activity
                        where wait_event = 'SyncRep' and application_name = 'nightdesk'
                        and query like '%conversation.post(%'
                        """)
                .query(Boolean.class)
                .list()
                .size();
    }

    /// The negative of the above: a primary that waits for nobody, and a standby that hears late.
    @Test
    @Timeout(60)
    void withoutWaitingForTheStandbyMessagesAreLostAndThatIsNoticed() throws Exception {
        TestPostgres primary = complete();
        primary.requireNobody();
        TestPostgres standby = postgres.standby();
        try (Lab lab = new Lab(node.port(), false, () -> postgres.primary().jdbc())) {
            ChatClient writer = lab.client(node.port());
            Lab.saySafely(writer, "This the standby hears");
            long receiver = standby.walReceiver().orElseThrow();
            Children.signal(receiver, "STOP");
            for (int i = 0; i < 10; i++) {
                Lab.saySafely(writer, "This it does not hear, " + i);
            }

            primary.kill();
            Children.signal(receiver, "KILL");
            standby.start();
            postgres.takeOver();

            assertThat(lab.broken()).contains(Invariant.I1);
        }
    }

    /// The primary, with a standby for whom it waits.
    private TestPostgres complete() throws Exception {
        if (postgres.standby().isRunning()) {
            postgres.primary().require(postgres.standby().name());
        } else {
            postgres.rejoin();
        }
        return postgres.primary();
    }
}
