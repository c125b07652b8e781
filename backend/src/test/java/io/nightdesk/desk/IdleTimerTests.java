package io.nightdesk.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import com.github.kagkarlsson.scheduler.testhelper.SettableClock;
import com.github.kagkarlsson.scheduler.testhelper.TestHelper;
import io.nightdesk.conversation.Author;
import io.nightdesk.conversation.Handoffs;
import io.nightdesk.identity.Role;
import io.nightdesk.testing.Browser;
import io.nightdesk.testing.ChatSocket;
import io.nightdesk.testing.TestNode;
import io.nightdesk.testing.TestVisitor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import tools.jackson.databind.JsonNode;

/// What happens to a conversation in which nobody says anything more.
class IdleTimerTests extends TimerTest {

    private static final Author MARIA = new Author(Author.Kind.AGENT, TestVisitor.newId(), "Maria");

    @Autowired private Environment environment;
    @Autowired private DataSource database;
    @Autowired private Handoffs handoffs;
    @Autowired private CustomTask<Void> closeIdle;

    @Test
    void aSilentConversationEndsOnceThoughTwoNodesLook() {
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = visitor.opens();
        try (TestNode _ =
                        TestNode.beside(
                                environment,
                                List.of(
                                        "nightdesk.conversation.idle=2s",
                                        "db-scheduler.polling-interval=100ms"));
                ChatSocket socket = visitor.connect()) {
            JsonNode end = awaitEnd(socket, conversation);

            assertThat(end.path("by").path("kind").asString()).isEqualTo("system");
            assertThat(ends(socket, conversation)).isEqualTo(1);
        }
    }

    @Test
    void whatANodeEndedThatDiedBeforeItsTimerWasDoneEndsOnce() {
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = visitor.opens();
        try (ChatSocket socket = visitor.connect()) {
            awaitEnd(socket, conversation);

            leftBehind("idle", conversation.toString());

            await().atMost(PATIENCE).until(() -> timersOf(conversation) == 0);
            assertThat(endsOf(conversation)).isEqualTo(1);
        }
    }

    @Test
    void whatEndedByItselfAndWasReopenedEndsAgainOnceTheAssistantHasIt() {
        Browser agent = Browser.signedIn(port, jdbc, Role.AGENT);
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = visitor.opens();
        try (ChatSocket socket = visitor.connect()) {
            awaitEnd(socket, conversation);

            String path = "/api/v1/desk/conversations/" + conversation;
            assertThat(agent.post(path + "/reopen", Map.of()).status()).isEqualTo(200);
            assertThat(timersOf(conversation)).as("a person's does not end").isZero();
            assertThat(agent.post(path + "/hand-back", Map.of()).status()).isEqualTo(200);

            await().atMost(PATIENCE).until(() -> ends(socket, conversation) == 2);
        }
    }

    /// A person has it when its timer fires, and hands it back before the timer has been removed.
    @Test
    void whatIsHandedBackWhileItsTimerEndsKeepsIt() {
        UUID conversation = TestVisitor.arrive(port).opens();
        handoffs.claim(conversation, MARIA);
        await().atMost(PATIENCE).until(() -> timersOf(conversation) == 0);
        timerOfItsOwn(conversation);
        AtomicBoolean handedBack = new AtomicBoolean();
        ManualScheduler timers =
                timers(
                        Tasks.custom(TaskDescriptor.of("idle"))
                                .execute(
                                        (timer, context) -> {
                                            CompletionHandler<Void> end =
                                                    closeIdle.execute(timer, context);
                                            if (timer.getId().equals(conversation.toString())) {
                                                handedBack.set(
                                                        handoffs.handBack(conversation, MARIA));
                                            }
                                            return end;
                                        }));

        await().until(
                        () -> {
                            timers.runAnyDueExecutions();
                            return handedBack.get();
                        });

        await().atMost(PATIENCE).until(() -> endsOf(conversation) == 1);
    }

    /// That the product's own timers will not look at for an hour.
    private void timerOfItsOwn(UUID conversation) {
        jdbc.sql(
                        """
                        insert into node.scheduled_task (task_name, task_instance, execution_time,
                            picked, version)
                        values ('idle', ?, now() + interval '1 hour', false, 1)
                        """)
                .param(conversation.toString())
                .update();
    }

    /// Those of a node whose clock is ahead.
    private ManualScheduler timers(CustomTask<Void> task) {
        SettableClock clock = new SettableClock();
        clock.set(Instant.now().plus(Duration.ofHours(2)));
        return TestHelper.createManualScheduler(new TransactionAwareDataSourceProxy(database), task)
                .tableName("node.scheduled_task")
                .clock(clock)
                .build();
    }

    /// Something is said, and then nothing more.
    private JsonNode awaitEnd(ChatSocket socket, UUID conversation) {
        socket.sync(conversation, 0);
        socket.say(conversation, TestVisitor.newId(), 1, "Hello");
        JsonNode end = socket.awaitEvent(conversation, IdleTimerTests::isEnd);
        await().atMost(PATIENCE).until(() -> timersOf(conversation) == 0);
        return end;
    }

    private int endsOf(UUID conversation) {
        return jdbc.sql(
                        """
                        select count(*) from conversation.event
                        where conversation_id = ? and body ->> 'owner' = 'closed'
                        """)
                .param(conversation)
                .query(Integer.class)
                .single();
    }

    private static long ends(ChatSocket socket, UUID conversation) {
        return socket.events(conversation).stream().filter(IdleTimerTests::isEnd).count();
    }

    private static boolean isEnd(JsonNode event) {
        return event.path("owner").asString("").equals("closed");
    }
}
