package io.nightdesk.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightdesk.conversation.Author;
import io.nightdesk.conversation.Handoffs;
import io.nightdesk.knowledge.Articles;
import io.nightdesk.llm.FaultServer;
import io.nightdesk.llm.Script;
import io.nightdesk.testing.ChatSocket;
import io.nightdesk.testing.NightdeskTest;
import io.nightdesk.testing.TestArticles;
import io.nightdesk.testing.TestNode;
import io.nightdesk.testing.TestVisitor;
import java.time.Duration;
import java.util.ArrayList;
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
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/// An answer that other nodes than the customer's write. The customer is at `port`, whose node
/// takes no turns.
@NightdeskTest(
        properties = {
            "nightdesk.test=TurnHandoverTests",
            "nightdesk.assistant.max-running=0",
            "nightdesk.llm.provider=openai",
            "nightdesk.llm.model=first"
        })
class TurnHandoverTests {

    private static final FaultServer PROVIDER = FaultServer.start();

    private static final Author MARIA = new Author(Author.Kind.AGENT, TestVisitor.newId(), "Maria");

    @LocalServerPort int port;
    @Autowired Environment environment;
    @Autowired Articles articles;
    @Autowired Handoffs handoffs;

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
            articles.create(TestArticles.RETURNS, "test");
            articles.publish("returns", null, "test");
        }
    }

    @Test
    void aTurnThatOutlastsTheWindowIsFinishedByAnotherNodeWithoutATextGettingShorter() {
        PROVIDER.always(Script.slow(300, Duration.ofMillis(100)));
        TestVisitor visitor = TestVisitor.arrive(port);
        try (TestNode leaving = node("1s");
                ChatSocket socket = visitor.connect()) {
            UUID conversation = asked(visitor, socket);
            PROVIDER.always(Script.slow(150, Duration.ofMillis(20)));

            try (var _ = node("1s")) {
                CompletableFuture<Void> left = leaving.leave();
                answer(socket, conversation);
                left.join();
            }

            JsonNode answer = answer(socket, conversation);

            assertThat(answer.path("text").asString()).contains("Word150.");
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
            UUID conversation = asked(visitor, socket);
            PROVIDER.always(Script.good("You have **30 days**."));

            leaving.leave().join();

            assertThat(answer(socket, conversation).path("text").asString()).contains("Word40.");
            assertThat(answers(socket, conversation)).hasSize(1);
        }
    }

    @Test
    void aReaderWhoComesLateIsToldWhichAttemptWroteTheText() {
        PROVIDER.next(Script.refuse("503 Service Unavailable", "down"))
                .always(Script.slow(60, Duration.ofMillis(100)));
        TestVisitor visitor = TestVisitor.arrive(port);
        try (var _ = node("30s");
                ChatSocket socket = visitor.connect();
                ChatSocket late = visitor.connect()) {
            UUID conversation = asked(visitor, socket);
            JsonNode written = socket.frames("delta").getLast();

            late.sync(conversation, 0);
            JsonNode caughtUp =
                    late.await(frame -> isOf(frame, conversation) && is(frame, "snapshot"));

            assertThat(caughtUp.path("attempt")).isEqualTo(written.path("attempt"));
            assertThat(caughtUp.path("text").asString()).startsWith("Word1. ");
            answer(socket, conversation);
        }
    }

    @Test
    void aTurnThatIsOpenedAgainCountsItsAttemptsOn() {
        PROVIDER.always(Script.slow(60, Duration.ofMillis(100)));
        TestVisitor visitor = TestVisitor.arrive(port);
        try (var _ = node("30s");
                ChatSocket socket = visitor.connect()) {
            UUID conversation = asked(visitor, socket);
            int before = socket.frames("delta").getLast().path("attempt").asInt();

            handoffs.claim(conversation, MARIA);
            handoffs.handBack(conversation, MARIA);

            socket.await(
                    frame ->
                            isOf(frame, conversation)
                                    && is(frame, "delta")
                                    && frame.path("offset").asInt() == 0
                                    && frame.path("attempt").asInt() > before);
            answer(socket, conversation);
        }
    }

    @Test
    void aStopReachesTheNodeThatWritesBeforeItsLeaseIsRenewed() {
        PROVIDER.always(Script.slow(300, Duration.ofMillis(100)));
        TestVisitor visitor = TestVisitor.arrive(port);
        try (var _ =
                        node(
                                "30s",
                                "nightdesk.assistant.lease=120s",
                                "nightdesk.assistant.renew-every=100s");
                ChatSocket socket = visitor.connect()) {
            UUID conversation = asked(visitor, socket);
            String turn = socket.frames("delta").getLast().path("turn").asString();

            socket.cancel(conversation, turn);

            assertThat(answer(socket, conversation).path("stopped").asBoolean()).isTrue();
        }
    }

    private TestNode node(String window, String... more) {
        List<String> settings =
                new ArrayList<>(
                        List.of(
                                "nightdesk.llm.provider=openai",
                                "nightdesk.llm.model=first",
                                "nightdesk.llm.url=" + PROVIDER.url(),
                                "nightdesk.drain.notice=0s",
                                "nightdesk.drain.window=" + window,
                                "nightdesk.drain.grace=1s"));
        settings.addAll(List.of(more));
        return TestNode.beside(environment, settings);
    }

    /// Asks, and waits until some of the answer is on screen.
    private UUID asked(TestVisitor visitor, ChatSocket socket) {
        UUID conversation = visitor.opens();
        ask(socket, conversation).await(frame -> isOf(frame, conversation) && is(frame, "delta"));
        return conversation;
    }

    private static ChatSocket ask(ChatSocket socket, UUID conversation) {
        return socket.sync(conversation, 0)
                .say(
                        conversation,
                        TestVisitor.newId(),
                        1,
                        "How long do I have to send boots back?");
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
        return frame.path("attempt").asInt() >= ClaimedTurn.firstShownAttempt(2);
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
