package io.nightdesk.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightdesk.knowledge.Articles;
import io.nightdesk.knowledge.Knowledge;
import io.nightdesk.llm.FaultServer;
import io.nightdesk.llm.Script;
import io.nightdesk.testing.Database;
import io.nightdesk.testing.MutatedSql;
import io.nightdesk.testing.RedisUrl;
import io.nightdesk.testing.TestArticles;
import io.nightdesk.testing.TestNode;
import io.nightdesk.testing.WithDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;

/// As [MutantTests], of safeguards around the assistant's turns.
@Tag("slow")
@WithDatabase
@Timeout(180)
class TurnMutantTests {

    private static final String QUESTION = "How long do I have to send boots back?";

    private static List<String> settings(FaultServer model) {
        return List.of(
                "nightdesk.llm.provider=openai",
                "nightdesk.llm.model=first",
                "nightdesk.llm.url=" + model.url(),
                "nightdesk.assistant.lease=6s",
                "nightdesk.assistant.renew-every=300ms");
    }

    @Test
    void withoutTheNextTurnWhatIsWrittenDuringAnAnswerIsPassedOver(RedisUrl redis) {
        MutatedSql sql = new MutatedSql();
        try (Database database = Database.fresh();
                FaultServer model = FaultServer.start();
                TestNode node = TestNode.alone(database, redis, settings(model), sql)) {
            anArticle(node, node);
            assertThat(afterAQuestionDuringAnAnswer(node, database.jdbc(), model)).isEmpty();

            // With a message itself, which has names where these question marks are, a turn is
            // queued as before.
            sql.replace("assistant.queue(?", "0 < num_nulls(?");

            assertThat(afterAQuestionDuringAnAnswer(node, database.jdbc(), model))
                    .contains(Invariant.I7);
            assertThat(sql.changed()).isPositive();
        }
    }

    /// Another question comes afterwards and is answered too.
    private static Set<Invariant> afterAQuestionDuringAnAnswer(
            TestNode node, JdbcClient jdbc, FaultServer model) {
        AtomicBoolean asked = new AtomicBoolean();
        model.always(Script.good("You have 30 days to send boots back. [p1]"))
                .next(Script.slowUntil(asked::get, Duration.ofMillis(100)));
        try (Lab lab = new Lab(node.port(), true, () -> jdbc)) {
            ChatClient client = lab.client(node.port());
            Lab.saySafely(client, QUESTION);
            Lab.until(() -> isShown(jdbc, lab.conversation()));
            Lab.saySafely(client, "And how do I hand the box in?");
            asked.set(true);
            Lab.until(() -> answers(jdbc, lab) > 0);

            Lab.saySafely(client, QUESTION);
            Lab.until(() -> lab.truth().activeTurns() == 0);
            Lab.soon(() -> client.after() == lab.top());
            return lab.broken();
        }
    }

    /// Whether there is text of an answer on the customer's screen.
    private static boolean isShown(JdbcClient jdbc, UUID conversation) {
        return jdbc.sql(
                        """
                        select exists (
                            select from assistant.turn where conversation_id = :id and shown)
                        """)
                .param("id", conversation)
                .query(Boolean.class)
                .single();
    }

    @Test
    void withoutFencingAPausedNodeAnswersASecondTime(RedisUrl redis) {
        try (Database database = Database.fresh();
                FaultServer model = FaultServer.start()) {
            List<String> settings = settings(model);
            MutatedSql paused = new MutatedSql();
            MutatedSql other = new MutatedSql();
            try (TestNode one = TestNode.alone(database, redis, settings, paused);
                    TestNode two = TestNode.alone(database, redis, settings, other)) {
                anArticle(one, two);
                assertThat(afterAPause(one, database, model, paused, other)).isEmpty();

                database.jdbc().sql("drop index conversation.event_one_answer").update();
                paused.replace(
                        "finished_at = now(), leased_by = null\nwhere id = ? and epoch = ? and state = 'running'",
                        "finished_at = now(), leased_by = null\nwhere id = ? and (epoch = ? or true)");

                assertThat(afterAPause(one, database, model, paused, other)).contains(Invariant.I7);
                assertThat(paused.changed()).isPositive();
                assertThat(two.port()).isPositive();
            }
        }
    }

    /// One node stops when its model has said everything and before it commits; its lease runs out,
    /// another node answers, and the first one wakes up.
    private static Set<Invariant> afterAPause(
            TestNode node,
            Database database,
            FaultServer model,
            MutatedSql paused,
            MutatedSql other) {
        Script good = Script.good("You have 30 days to send boots back. [p1]");
        model.always(good)
                .next(
                        wire -> {
                            wire.streamHeaders();
                            // One sentence: nothing is shown, and so nothing fenced, before the
                            // end.
                            wire.token("You have 30 days to send boots back [p1]");
                            wire.pause(Duration.ofMillis(300));
                            paused.hold("");
                            other.release("skip locked");
                            wire.finish();
                        });
        other.hold("skip locked");
        try (Lab lab = new Lab(node.port(), true, database::jdbc)) {
            ChatClient client = lab.client(node.port());
            Lab.saySafely(client, QUESTION);
            Lab.until(() -> answers(database.jdbc(), lab) == 1);

            paused.release("");

            // By the time this is answered, the one that woke up has done what it would.
            Lab.saySafely(client, QUESTION);
            Lab.until(() -> lab.truth().activeTurns() == 0 && answers(database.jdbc(), lab) > 1);
            Lab.soon(() -> client.after() == lab.top());
            return lab.broken();
        } finally {
            paused.release("");
            other.release("skip locked");
        }
    }

    private static int answers(JdbcClient jdbc, Lab lab) {
        return jdbc.sql(
                        """
                        select count(*) from conversation.event
                        where conversation_id = :id and author_kind = 'assistant'
                        """)
                .param("id", lab.conversation())
                .query(Integer.class)
                .single();
    }

    /// Both find it.
    private static void anArticle(TestNode node, TestNode other) {
        TestArticles.publish(
                node.bean(Articles.class), node.bean(Knowledge.class), TestArticles.RETURNS);
        TestArticles.awaitFound(other.bean(Knowledge.class), TestArticles.RETURNS);
    }
}
