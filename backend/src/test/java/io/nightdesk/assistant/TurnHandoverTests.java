package io.nightdesk.assistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.nightdesk.knowledge.ArticleInput;
import io.nightdesk.knowledge.Articles;
import io.nightdesk.llm.FaultServer;
import io.nightdesk.llm.Script;
import io.nightdesk.node.Node;
import io.nightdesk.testing.ChatSocket;
import io.nightdesk.testing.NightdeskTest;
import io.nightdesk.testing.TestNode;
import io.nightdesk.testing.TestVisitor;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/// One of two nodes leaves while it writes an answer: `port` is the one that stays.
@NightdeskTest(
        properties = {
            "nightdesk.test=TurnHandoverTests",
            "nightdesk.llm.provider=openai",
            "nightdesk.llm.model=first"
        })
class TurnHandoverTests {

    private static final FaultServer PROVIDER = FaultServer.start();

    @LocalServerPort int port;
    @Autowired Environment environment;
    @Autowired Articles articles;
    @Autowired JdbcClient jdbc;

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry registry) {
        registry.add("nightdesk.llm.url", PROVIDER::url);
    }

    @AfterAll
    static void stop() {
        PROVIDER.close();
    }

    @BeforeEach
    void anArticle() {
        if (articles.byId("returns").isEmpty()) {
            articles.create(
                    new ArticleInput(
                            "returns",
                            "Return an item",
                            "You can send boots back within 30 days of delivery.",
                            "Returns",
                            "en",
                            false),
                    "test");
            articles.publish("returns", null, "test");
        }
    }

    @Test
    void aTurnThatOutlastsTheWindowIsFinishedByAnotherNodeWithoutATextGettingShorter() {
        PROVIDER.always(Script.slow(300, Duration.ofMillis(100)));
        TestVisitor visitor = TestVisitor.arrive(port);
        try (TestNode leaving = node("1s");
                ChatSocket socket = visitor.connect()) {
            UUID conversation = writtenBy(leaving, visitor, socket);
            PROVIDER.always(Script.slow(150, Duration.ofMillis(20)));

            CompletableFuture<Void> left = leaving.leave();
            JsonNode answer = answer(socket, conversation);
            left.join();

            assertThat(answer.path("text").asString()).endsWith("word150");
            assertThat(answers(socket, conversation)).hasSize(1);
            assertThat(shownLengths(socket, conversation)).isSorted();
            assertThat(socket.frames("snapshot"))
                    .anyMatch(frame -> isOf(frame, conversation) && isOfSecondClaim(frame));
        }
    }

    @Test
    void aTurnThatEndsInTimeStaysWhereItIs() {
        PROVIDER.always(Script.slow(40, Duration.ofMillis(100)));
        TestVisitor visitor = TestVisitor.arrive(port);
        try (TestNode leaving = node("30s");
                ChatSocket socket = visitor.connect()) {
            UUID conversation = writtenBy(leaving, visitor, socket);
            PROVIDER.always(Script.good("You have **30 days**."));

            leaving.leave().join();

            assertThat(answer(socket, conversation).path("text").asString()).endsWith("word40");
            assertThat(answers(socket, conversation)).hasSize(1);
        }
    }

    private TestNode node(String window) {
        return TestNode.beside(
                environment,
                List.of(
                        "nightdesk.llm.provider=openai",
                        "nightdesk.llm.model=first",
                        "nightdesk.llm.url=" + PROVIDER.url(),
                        "nightdesk.drain.notice=0s",
                        "nightdesk.drain.window=" + window,
                        "nightdesk.drain.grace=1s"));
    }

    /// Asks until it is the leaving node that has taken a question and shown some of its answer.
    private UUID writtenBy(TestNode node, TestVisitor visitor, ChatSocket socket) {
        UUID id = node.bean(Node.class).id();
        return await().atMost(Duration.ofSeconds(60))
                .until(() -> asked(visitor, socket), it -> id.equals(writer(it)));
    }

    private UUID asked(TestVisitor visitor, ChatSocket socket) {
        UUID conversation = visitor.opens();
        socket.sync(conversation, 0)
                .say(conversation, TestVisitor.newId(), 1, "How long do I have to send boots back?")
                .await(frame -> isOf(frame, conversation) && is(frame, "delta"));
        return conversation;
    }

    private UUID writer(UUID conversation) {
        return jdbc.sql("select leased_by from assistant.turn where conversation_id = :id")
                .param("id", conversation)
                .query(UUID.class)
                .single();
    }

    /// How much of an answer is on screen, after each frame that shows some of it.
    private static List<Integer> shownLengths(ChatSocket socket, UUID conversation) {
        List<JsonNode> frames =
                socket.frames().stream()
                        .filter(frame -> isOf(frame, conversation))
                        .filter(frame -> is(frame, "delta") || is(frame, "snapshot"))
                        .toList();
        return frames.stream()
                .map(
                        frame ->
                                frame.path("offset").asInt(0)
                                        + frame.path("text").asString().length())
                .toList();
    }

    private static boolean isOfSecondClaim(JsonNode frame) {
        return frame.path("attempt").asInt() >= DraftWriter.wireAttempt(2);
    }

    private static JsonNode answer(ChatSocket socket, UUID conversation) {
        return socket.awaitEvent(conversation, TurnHandoverTests::isAnswer);
    }

    private static List<JsonNode> answers(ChatSocket socket, UUID conversation) {
        return socket.events(conversation).stream().filter(TurnHandoverTests::isAnswer).toList();
    }

    private static boolean isAnswer(JsonNode event) {
        return event.path("author").path("kind").asString("").equals("assistant");
    }

    private static boolean is(JsonNode frame, String type) {
        return frame.path("type").asString("").equals(type);
    }

    private static boolean isOf(JsonNode frame, UUID conversation) {
        return Objects.equals(frame.path("conversation").asString(""), conversation.toString());
    }
}
