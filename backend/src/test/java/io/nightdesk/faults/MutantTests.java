package io.nightdesk.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightdesk.gateway.ReadThenSubscribe;
import io.nightdesk.operation.TestPostgres;
import io.nightdesk.testing.Children;
import io.nightdesk.testing.Database;
import io.nightdesk.testing.FaultProxy;
import io.nightdesk.testing.FaultProxy.Weather;
import io.nightdesk.testing.MutatedSql;
import io.nightdesk.testing.RedisUrl;
import io.nightdesk.testing.TestNode;
import io.nightdesk.testing.WithDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The product with one of its safeguards taken out, which the checker must notice: a checker
/// that never fails is none. Where that is cheap the same is first done with the safeguard in.
/// Others are in [TurnMutantTests], and the standby that nobody waits for is in [FailoverTests].
@Tag("slow")
@WithDatabase
@Timeout(180)
class MutantTests {

    @TempDir private Path folder;

    @Test
    void anAckBeforeTheCommitLosesMessages(RedisUrl redis) {
        MutatedSql sql = new MutatedSql();
        try (Database database = Database.fresh();
                TestNode node = TestNode.alone(database, redis, List.of(), sql);
                Lab lab = new Lab(node.port(), false, database::jdbc)) {
            ChatClient client = lab.client(node.port());
            Lab.saySafely(client, "Hello?");
            Lab.until(() -> client.after() == lab.top());
            assertThat(lab.broken()).isEmpty();

            sql.forget("conversation.post");
            Lab.saySafely(client, "Still there?");

            assertThat(lab.broken()).contains(Invariant.I1);
            assertThat(sql.changed()).isPositive();
        }
    }

    @Test
    void anAckBeforeTheCommitIsOnTheDiskLosesMessages(RedisUrl redis) throws Exception {
        try (Children children = new Children(folder)) {
            TestPostgres postgres = TestPostgres.in(children, folder.resolve("pg"), "pg");
            postgres.initialize();
            postgres.start().migrate();
            // The server answers a commit before it has written anything.
            for (String setting : List.of("synchronous_commit = off", "wal_writer_delay = 10000")) {
                postgres.jdbc().sql("alter system set " + setting).update();
            }
            postgres.jdbc().sql("select pg_reload_conf()").query(Boolean.class).single();
            try (TestNode node = TestNode.alone(postgres.database(), redis, List.of());
                    Lab lab = new Lab(node.port(), false, postgres::jdbc)) {
                ChatClient client = lab.client(node.port());
                for (int i = 0; i < 10; i++) {
                    Lab.saySafely(client, "line " + i);
                }

                postgres.kill();
                postgres.start();

                assertThat(lab.broken()).contains(Invariant.I1);
            }
        }
    }

    @Test
    void withoutTheUniqueKeyARetryIsThereTwice(RedisUrl redis) {
        try (Database database = Database.fresh();
                TestNode node = TestNode.alone(database, redis, List.of())) {
            assertThat(afterAnAckThatGotLost(node, database)).isEmpty();

            JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
            jdbc.execute("drop index conversation.event_client_message");
            String right =
                    jdbc.queryForObject(
                            "select pg_get_functiondef('conversation.post'::regproc)",
                            String.class);
            String wrong =
                    String.valueOf(right)
                            .replace("e.client_message_id = post.client_message_id", "false");
            assertThat(wrong).isNotEqualTo(right);
            jdbc.execute(wrong);

            assertThat(afterAnAckThatGotLost(node, database)).contains(Invariant.I2);
        }
    }

    private static Set<Invariant> afterAnAckThatGotLost(TestNode node, Database database) {
        try (FaultProxy network = FaultProxy.to(node.port());
                Lab lab = new Lab(node.port(), false, database::jdbc)) {
            ChatClient client = lab.client(network.port());
            long before = lab.top();
            network.weather(new Weather(Duration.ZERO, 0, 0, false, true));
            Lab.say(client, "Is anybody there?");
            Lab.until(() -> lab.top() > before);
            network.reset();
            network.weather(Weather.CLEAR);
            Lab.until(() -> client.welcomes() == 2 && client.outbox().size() == 0);
            Lab.until(() -> client.after() == lab.top());
            return lab.broken();
        }
    }

    @Test
    void whoReadsAndListensOnlyThenMissesWhatCameBetween(RedisUrl redis) {
        try (Database database = Database.fresh();
                TestNode node =
                        TestNode.alone(database, redis, List.of(), ReadThenSubscribe.instead());
                Lab lab = new Lab(node.port(), false, database::jdbc)) {
            ChatClient writer = lab.client(node.port());
            Lab.saySafely(writer, "Hello?");
            ReadThenSubscribe.between(() -> Lab.saySafely(writer, "Still there?"));
            try {
                ChatClient reader = lab.client(node.port());
                // Whoever was connected before gets it.
                Lab.until(() -> writer.after() == lab.top());

                assertThat(reader.after()).isLessThan(lab.top());
                assertThat(lab.broken()).contains(Invariant.I5);
            } finally {
                ReadThenSubscribe.between(() -> {});
            }
        }
    }

    @Test
    void whoCatchesUpByTimeMissesWhatASlowerClockWrote(RedisUrl redis) {
        MutatedSql sql = new MutatedSql();
        try (Database database = Database.fresh();
                TestNode node = TestNode.alone(database, redis, List.of(), sql)) {
            letTwoClocksWrite(database.jdbc());
            assertThat(afterAnAbsence(node, database)).isEmpty();

            sql.replace(
                    "seq > ?\norder by seq",
                    """
                    at > coalesce((select known.at from conversation.event known
                        where known.conversation_id = event.conversation_id and known.seq = ?),
                        '-infinity')
                    order by at""");

            assertThat(afterAnAbsence(node, database)).contains(Invariant.I5);
            assertThat(sql.changed()).isPositive();
        }
    }

    /// Two machines write in turns; the clock of one is two seconds late.
    private static void letTwoClocksWrite(JdbcClient jdbc) {
        jdbc.sql(
                        """
                        create function conversation.late() returns trigger language plpgsql as $$
                        begin
                            new.at := now() - make_interval(secs => 2 * (new.seq % 2));
                            return new;
                        end $$
                        """)
                .update();
        jdbc.sql(
                        """
                        create trigger late before insert on conversation.event
                        for each row execute function conversation.late()
                        """)
                .update();
    }

    /// The last event before the absence is of the right clock, the one during it of the late one.
    private static Set<Invariant> afterAnAbsence(TestNode node, Database database) {
        try (Lab lab = new Lab(node.port(), false, database::jdbc)) {
            ChatClient writer = lab.client(node.port());
            ChatClient reader = lab.client(node.port());
            Lab.saySafely(writer, "one");
            Lab.until(() -> reader.after() == 2);
            reader.offline();
            Lab.saySafely(writer, "two");
            reader.online();
            Lab.until(() -> reader.welcomes() == 2);
            Lab.saySafely(reader, "three");
            Lab.soon(() -> reader.after() == lab.top());
            return lab.broken();
        }
    }
}
