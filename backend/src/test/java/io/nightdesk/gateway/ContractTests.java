package io.nightdesk.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightdesk.testing.ChatSocket;
import io.nightdesk.testing.ChatSocket.Transport;
import io.nightdesk.testing.NightdeskTest;
import io.nightdesk.testing.TestVisitor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/// What a client may rely on, whatever carries its frames.
@NightdeskTest
@ParameterizedClass
@EnumSource(Transport.class)
class ContractTests {

    @Parameter Transport transport = Transport.SOCKET;
    @LocalServerPort int port;

    @Test
    void aMessageIsAckedAndEchoedToItsSenderByClientId() {
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = visitor.opens();
        UUID id = TestVisitor.newId();
        try (ChatSocket socket = visitor.connect(transport)) {
            socket.sync(conversation, 0).say(conversation, id, 1, "Where is my parcel?");

            JsonNode ack = socket.answerTo(id);
            JsonNode echo =
                    socket.awaitEvent(conversation, event -> event.path("seq").asLong() == 1);

            assertThat(ack.path("type").asString()).isEqualTo("ack");
            assertThat(ack.path("seq").asLong()).isEqualTo(1);
            assertThat(echo.path("clientMessageId").asString()).isEqualTo(id.toString());
            assertThat(echo.path("text").asString()).isEqualTo("Where is my parcel?");
        }
    }

    @Test
    void aRetryIsAckedWithTheFirstSeqAndStoredOnce() {
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = visitor.opens();
        UUID id = TestVisitor.newId();
        try (ChatSocket first = visitor.connect(transport);
                ChatSocket second = visitor.connect(transport)) {
            first.say(conversation, id, 1, "Hello there, my tent leaks");
            second.say(conversation, id, 1, "Hello there, my tent leaks");

            assertThat(first.answerTo(id).path("seq").asLong()).isEqualTo(1);
            assertThat(second.answerTo(id).path("seq").asLong()).isEqualTo(1);
            second.sync(conversation, 0);
            second.awaitEvent(conversation, event -> event.path("seq").asLong() == 1);
            assertThat(second.events(conversation))
                    .filteredOn(
                            event ->
                                    event.path("clientMessageId")
                                            .asString("")
                                            .equals(id.toString()))
                    .hasSize(1);
        }
    }

    @Test
    void anIdThatCarriedAnotherTextIsRefused() {
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = visitor.opens();
        UUID id = TestVisitor.newId();
        try (ChatSocket socket = visitor.connect(transport);
                ChatSocket other = visitor.connect(transport)) {
            socket.say(conversation, id, 1, "one");
            socket.answerTo(id);

            other.say(conversation, id, 1, "two");

            assertThat(other.answerTo(id).path("code").asString()).isEqualTo("ID_REUSED");
            other.sync(conversation, 0);
            other.awaitEvent(conversation, event -> event.path("seq").asLong() == 1);
            assertThat(other.events(conversation))
                    .filteredOn(
                            event ->
                                    event.path("author")
                                            .path("kind")
                                            .asString("")
                                            .equals("visitor"))
                    .extracting(event -> event.path("text").asString())
                    .containsExactly("one");
        }
    }

    @Test
    void aMessageCannotOvertakeTheOneBefore() {
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = visitor.opens();
        UUID id = TestVisitor.newId();
        try (ChatSocket socket = visitor.connect(transport)) {
            socket.say(conversation, id, 2, "second");

            JsonNode nack = socket.answerTo(id);

            assertThat(nack.path("code").asString()).isEqualTo("ORDER");
            assertThat(nack.path("retry").asBoolean()).isTrue();
            assertThat(nack.path("expected").asLong()).isEqualTo(1);
        }
    }

    @Test
    void emptyAndTooLongMessagesAreRefusedWithTheirCode() {
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = visitor.opens();
        try (ChatSocket socket = visitor.connect(transport)) {
            assertThat(codeOf(socket, conversation, "")).isEqualTo("EMPTY");
            assertThat(codeOf(socket, conversation, " \n\t\u200B ")).isEqualTo("EMPTY");
            assertThat(codeOf(socket, conversation, "x".repeat(4_001))).isEqualTo("TOO_LONG");
            assertThat(codeOf(socket, conversation, "\uD83D\uDE00".repeat(4_001)))
                    .isEqualTo("TOO_LONG");
        }
    }

    @Test
    void fourThousandCharactersOutsideTheBasicPlaneAreOneMessage() {
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = visitor.opens();
        UUID id = TestVisitor.newId();
        try (ChatSocket socket = visitor.connect(transport)) {
            socket.say(conversation, id, 1, "\uD83D\uDE00".repeat(4_000));

            assertThat(socket.answerTo(id).path("type").asString()).isEqualTo("ack");
        }
    }

    @Test
    void whatADatabaseCannotStoreIsMendedAndNotRefusedForEver() {
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = visitor.opens();
        UUID id = TestVisitor.newId();
        String odd = "left\u0000 and right";
        try (ChatSocket socket = visitor.connect(transport)) {
            socket.sync(conversation, 0).say(conversation, id, 1, odd);

            assertThat(socket.answerTo(id).path("type").asString()).isEqualTo("ack");
            JsonNode echo =
                    socket.awaitEvent(conversation, event -> event.path("seq").asLong() == 1);
            assertThat(echo.path("text").asString()).isEqualTo("left and right");
        }
        try (ChatSocket again = visitor.connect(transport)) {
            again.say(conversation, id, 1, odd);

            assertThat(again.answerTo(id).path("seq").asLong()).isEqualTo(1);
        }
    }

    @Test
    void unknownAndForeignConversationsLookTheSame() {
        TestVisitor owner = TestVisitor.arrive(port);
        UUID foreign = owner.opens();
        TestVisitor visitor = TestVisitor.arrive(port);
        try (ChatSocket socket = visitor.connect(transport)) {
            assertThat(codeOf(socket, foreign, "let me in")).isEqualTo("UNKNOWN_CONVERSATION");
            assertThat(codeOf(socket, TestVisitor.newId(), "let me in"))
                    .isEqualTo("UNKNOWN_CONVERSATION");
            assertThat(visitor.open(foreign).status()).isEqualTo(404);
            assertThat(visitor.open(foreign).code()).isEqualTo("UNKNOWN_CONVERSATION");
            socket.sync(foreign, 0);
            JsonNode nack =
                    socket.await(
                            frame ->
                                    frame.path("type").asString("").equals("nack")
                                            && frame.path("clientMessageId").isNull());
            assertThat(nack.path("code").asString()).isEqualTo("UNKNOWN_CONVERSATION");
        }
    }

    @Test
    void anUnknownTokenIsToldToGetANewOne() {
        try (ChatSocket socket = ChatSocket.open(port, transport)) {
            socket.send(
                    Map.of(
                            "type",
                            "hello",
                            "version",
                            1,
                            "sdk",
                            "test",
                            "device",
                            UUID.randomUUID().toString(),
                            "token",
                            "stolen"));

            assertThat(socket.await("nack").path("code").asString()).isEqualTo("EXPIRED");
            assertThat(socket.closeCode()).isEqualTo(4005);
        }
    }

    @Test
    void whoSpeaksBeforeHelloIsSentAway() {
        try (ChatSocket socket = ChatSocket.open(port, transport)) {
            socket.send(Map.of("type", "ping", "n", 1));

            assertThat(socket.closeCode()).isEqualTo(4501);
        }
    }

    @Test
    void aHundredMessagesASecondAreSlowedDownAndNoneIsLost() {
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = visitor.opens();
        List<UUID> ids = IntStream.range(0, 100).mapToObj(_ -> TestVisitor.newId()).toList();
        try (ChatSocket socket = visitor.connect(transport)) {
            IntStream.range(0, 100)
                    .forEach(i -> socket.say(conversation, ids.get(i), i + 1, "message " + i));

            List<JsonNode> answers = ids.stream().map(socket::answerTo).toList();

            assertThat(answers)
                    .filteredOn(a -> a.path("type").asString().equals("ack"))
                    .hasSizeGreaterThanOrEqualTo(20);
            assertThat(answers)
                    .filteredOn(a -> a.path("type").asString().equals("nack"))
                    .isNotEmpty()
                    .allSatisfy(
                            nack -> {
                                assertThat(nack.path("retry").asBoolean()).isTrue();
                                assertThat(nack.path("code").asString()).isIn("RATE", "ORDER");
                            });
            assertThat(answers)
                    .filteredOn(a -> a.path("code").asString("").equals("RATE"))
                    .isNotEmpty()
                    .allSatisfy(nack -> assertThat(nack.path("afterMs").asInt()).isPositive());
        }
    }

    @Test
    void messagesAreCountedBySenderAndNotByTheDeviceTheyName() {
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = visitor.opens();
        List<JsonNode> answers = new ArrayList<>();
        for (int device = 0; device < 6; device++) {
            try (ChatSocket socket = visitor.connect(transport)) {
                List<UUID> ids = Stream.generate(TestVisitor::newId).limit(10).toList();
                for (int i = 0; i < ids.size(); i++) {
                    socket.say(conversation, ids.get(i), i + 1, "message " + i);
                }
                ids.forEach(id -> answers.add(socket.answerTo(id)));
            }
        }

        assertThat(answers).anyMatch(it -> it.path("code").asString("").equals("RATE"));
    }

    @Test
    void aVisitorMayNotWriteInternalNotesOrWatchTheInbox() {
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = visitor.opens();
        UUID id = TestVisitor.newId();
        try (ChatSocket socket = visitor.connect(transport)) {
            socket.send(
                    Map.of(
                            "type",
                            "send",
                            "conversation",
                            conversation.toString(),
                            "clientMessageId",
                            id.toString(),
                            "number",
                            1,
                            "body",
                            "a note",
                            "internal",
                            true));
            assertThat(socket.answerTo(id).path("code").asString()).isEqualTo("FORBIDDEN");

            socket.send(Map.of("type", "watch"));
            assertThat(
                            socket.await(
                                            frame ->
                                                    frame.path("code")
                                                                    .asString("")
                                                                    .equals("FORBIDDEN")
                                                            && frame.path("clientMessageId")
                                                                    .isNull())
                                    .path("type")
                                    .asString())
                    .isEqualTo("nack");
        }
    }

    @Test
    void aClientThatResumesGetsExactlyWhatItMissed() {
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = visitor.opens();
        UUID device = UUID.randomUUID();
        try (ChatSocket socket = ChatSocket.open(port, transport)) {
            socket.hello(visitor.token(), device, List.of());
            for (int i = 1; i <= 3; i++) {
                UUID id = TestVisitor.newId();
                socket.say(conversation, id, i, "part " + i);
                socket.answerTo(id);
            }
        }
        try (ChatSocket socket = ChatSocket.open(port, transport)) {
            JsonNode welcome =
                    socket.hello(
                            visitor.token(),
                            device,
                            List.of(Map.of("conversation", conversation.toString(), "after", 2)));

            assertThat(welcome.path("resumed").path(0).path("ok").asBoolean()).isTrue();
            assertThat(welcome.path("resumed").path(0).path("lastNumber").asLong()).isEqualTo(3);
            socket.awaitEvent(conversation, event -> event.path("seq").asLong() == 3);
            assertThat(socket.events(conversation).getFirst().path("seq").asLong()).isEqualTo(3);
        }
    }

    @Test
    void aClientAheadOfTheLogStartsAgain() {
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = visitor.opens();
        try (ChatSocket socket = ChatSocket.open(port, transport)) {
            JsonNode welcome =
                    socket.hello(
                            visitor.token(),
                            UUID.randomUUID(),
                            List.of(Map.of("conversation", conversation.toString(), "after", 99)));

            assertThat(welcome.path("resumed").path(0).path("ok").asBoolean()).isFalse();
        }
    }

    private static String codeOf(ChatSocket socket, UUID conversation, String body) {
        UUID id = TestVisitor.newId();
        return socket.say(conversation, id, 1, body).answerTo(id).path("code").asString();
    }
}
