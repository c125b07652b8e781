package io.nightdesk.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightdesk.knowledge.Articles;
import io.nightdesk.llm.FaultServer;
import io.nightdesk.llm.Script;
import io.nightdesk.testing.ChatSocket;
import io.nightdesk.testing.Database;
import io.nightdesk.testing.RedisUrl;
import io.nightdesk.testing.TestArticles;
import io.nightdesk.testing.TestNode;
import io.nightdesk.testing.TestVisitor;
import io.nightdesk.testing.WithDatabase;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Two nodes that have no Redis: the customer is at one, and the other writes the answer.
@WithDatabase
class WithoutRedisTests {

    private static final RedisUrl NOWHERE = new RedisUrl("redis://127.0.0.1:1");

    @Test
    void anAnswerOfAnotherNodeGrowsOnTheScreenAndComesWhole(Database database) {
        try (FaultServer provider = FaultServer.start();
                TestNode customers = node(database, provider, "nightdesk.assistant.max-running=0");
                var _ = writer(customers, database, provider)) {
            TestVisitor visitor = TestVisitor.arrive(customers.port());
            UUID conversation = visitor.opens();
            try (ChatSocket socket = visitor.connect()) {
                provider.always(
                        Script.slowUntil(() -> texts(socket).size() > 1, Duration.ofMillis(100)));
                socket.sync(conversation, 0)
                        .say(
                                conversation,
                                TestVisitor.newId(),
                                1,
                                "How long do I have to send boots back?");

                JsonNode searching = socket.await("turn");
                JsonNode answer =
                        socket.awaitEvent(
                                conversation, it -> !it.path("turn").asString("").isEmpty());

                assertThat(searching.path("turn")).isEqualTo(answer.path("turn"));
                assertThat(answer.path("text").asString()).contains("That is all.");
                assertThat(texts(socket))
                        .hasSizeGreaterThan(1)
                        .allMatch(answer.path("text").asString()::startsWith)
                        .isSortedAccordingTo((a, b) -> a.length() - b.length());
            }
        }
    }

    /// Knows at its start what there is to know.
    private static TestNode writer(TestNode other, Database database, FaultServer provider) {
        publish(other.bean(Articles.class));
        return node(database, provider, "nightdesk.assistant.max-running=8");
    }

    private static void publish(Articles articles) {
        articles.create(TestArticles.RETURNS, "test");
        articles.publish("returns", null, "test");
    }

    private static List<String> texts(ChatSocket socket) {
        return socket.frames("snapshot").stream()
                .map(frame -> frame.path("text").asString().strip())
                .toList();
    }

    private static TestNode node(Database database, FaultServer provider, String more) {
        return TestNode.alone(
                database,
                NOWHERE,
                List.of(
                        "nightdesk.llm.provider=openai",
                        "nightdesk.llm.model=first",
                        "nightdesk.llm.url=" + provider.url(),
                        "nightdesk.drain.notice=0s",
                        "nightdesk.drain.window=0s",
                        "nightdesk.drain.grace=1s",
                        more));
    }
}
