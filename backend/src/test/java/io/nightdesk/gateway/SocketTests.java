package io.nightdesk.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightdesk.limits.Limit;
import io.nightdesk.testing.ChatSocket;
import io.nightdesk.testing.Handshake;
import io.nightdesk.testing.NightdeskTest;
import io.nightdesk.testing.TestVisitor;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// What a WebSocket alone has to do with.
@NightdeskTest
class SocketTests {

    @LocalServerPort int port;
    @Autowired JdbcClient jdbc;

    @Test
    void brokenFramesAreRefusedAndTenOfThemEndTheConnection() {
        TestVisitor visitor = TestVisitor.arrive(port);
        try (ChatSocket socket = visitor.connect()) {
            socket.text("{not json").text("[]").text("{\"type\":\"dance\"}").text("null");
            socket.text("{\"type\":\"send\"}").text("{\"type\":\"got\",\"seq\":\"x\"}");
            IntStream.range(0, 4).forEach(_ -> socket.text("nonsense"));

            assertThat(socket.closeCode()).isEqualTo(4500);
            assertThat(socket.frames("nack"))
                    .isNotEmpty()
                    .allSatisfy(
                            nack ->
                                    assertThat(nack.path("code").asString())
                                            .isEqualTo("BAD_FRAME"));
        }
    }

    @Test
    void aFrameOf64KibibytesIsReadAndOneByteMoreCloses1009() {
        TestVisitor visitor = TestVisitor.arrive(port);
        try (ChatSocket fits = visitor.connect();
                ChatSocket tooBig = visitor.connect()) {
            String ping = "{\"type\":\"ping\",\"n\":7,\"pad\":\"%s\"}";
            int frame = ping.length() - 2;
            fits.text(ping.formatted("x".repeat(65_536 - frame)));
            assertThat(fits.await("pong").path("n").asLong()).isEqualTo(7);

            tooBig.text(ping.formatted("x".repeat(65_537 - frame)));
            assertThat(tooBig.closeCode()).isEqualTo(1009);
        }
    }

    @Test
    void aBinaryFrameCloses1003() {
        try (ChatSocket socket = TestVisitor.arrive(port).connect()) {
            socket.binary(new byte[] {1, 2, 3});

            assertThat(socket.closeCode()).isEqualTo(1003);
        }
    }

    @Test
    void aForeignOriginCloses4502() {
        for (String origin :
                List.of(
                        "https://evil.example",
                        "null",
                        "http://localhost.evil.example:" + port,
                        "http://localhost:" + (port + 1))) {
            try (ChatSocket socket = ChatSocket.open(port, origin, "chat.v1")) {
                assertThat(socket.closeCode()).as(origin).isEqualTo(4502);
            }
        }
        try (ChatSocket socket = ChatSocket.open(port, null, "chat.v1")) {
            assertThat(socket.closeCode()).isEqualTo(4502);
        }
    }

    @Test
    void withoutTheSubprotocolTheSocketCloses4504() {
        try (ChatSocket socket = ChatSocket.open(port, "http://localhost:" + port, null)) {
            assertThat(socket.closeCode()).isEqualTo(4504);
        }
    }

    @Test
    void compressionIsNeverAgreedOn() throws Exception {
        try (Socket socket = new Socket("localhost", port)) {
            Handshake.ask(socket, "Sec-WebSocket-Extensions: permessage-deflate");
            byte[] answer = new byte[2_048];
            int length = socket.getInputStream().read(answer);

            assertThat(new String(answer, 0, length, StandardCharsets.US_ASCII))
                    .startsWith("HTTP/1.1 101")
                    .doesNotContainIgnoringCase("permessage-deflate");
        }
    }

    @Test
    void aForeignConversationIsNeitherResumedNorHeardOf() {
        TestVisitor owner = TestVisitor.arrive(port);
        UUID foreign = owner.opens();
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID id = TestVisitor.newId();
        try (ChatSocket theirs = owner.connect();
                ChatSocket socket = ChatSocket.open(port)) {
            JsonNode welcome =
                    socket.hello(
                            visitor.token(),
                            UUID.randomUUID(),
                            List.of(Map.of("conversation", foreign, "after", 0)));
            assertThat(welcome.path("resumed").path(0).path("ok").asBoolean(true)).isFalse();

            theirs.say(foreign, id, 1, "Only for us").answerTo(id);
            socket.send(Map.of("type", "ping", "n", 1)).await("pong");

            assertThat(socket.events(foreign)).isEmpty();
        }
    }

    /// A client may count wrongly after a reconnection, when an earlier connection of its own still
    /// had a message under way.
    @Test
    void noMessageOvertakesARefusedOneThoughItsNumberFits() {
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = visitor.opens();
        UUID first = TestVisitor.newId();
        UUID second = TestVisitor.newId();
        UUID third = TestVisitor.newId();
        try (ChatSocket socket = visitor.connect()) {
            socket.say(conversation, first, 1, "first").answerTo(first);

            socket.say(conversation, second, 1, "second").say(conversation, third, 2, "third");

            assertThat(socket.answerTo(second).path("expected").asLong()).isEqualTo(2);
            assertThat(socket.answerTo(third).path("code").asString()).isEqualTo("ORDER");
            assertThat(socket.answerTo(third).path("expected").asLong()).isEqualTo(2);
            socket.say(conversation, second, 2, "second").say(conversation, third, 3, "third");
            assertThat(socket.ackOf(second)).isEqualTo(2);
            assertThat(socket.ackOf(third)).isEqualTo(3);
        }
    }

    @Test
    void aRefusedMessageThatArrivedByAnotherConnectionHoldsNobodyUp() {
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = visitor.opens();
        UUID device = UUID.randomUUID();
        UUID first = TestVisitor.newId();
        UUID second = TestVisitor.newId();
        try (ChatSocket socket = ChatSocket.open(port);
                ChatSocket other = ChatSocket.open(port)) {
            socket.hello(visitor.token(), device, List.of());
            other.hello(visitor.token(), device, List.of());
            socket.say(conversation, first, 2, "first");
            assertThat(socket.answerTo(first).path("code").asString()).isEqualTo("ORDER");
            other.say(conversation, first, 1, "first");
            assertThat(other.ackOf(first)).isEqualTo(1);

            socket.say(conversation, second, 2, "second");

            assertThat(socket.ackOf(second)).isEqualTo(2);
        }
    }

    @Test
    void whoGivesARefusedMessageUpGoesOnWithTheNextOne() {
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = visitor.opens();
        UUID first = TestVisitor.newId();
        UUID second = TestVisitor.newId();
        try (ChatSocket socket = visitor.connect()) {
            socket.say(conversation, first, 2, "first").answerTo(first);
            socket.say(conversation, second, 1, "second");

            assertThat(socket.ackOf(second)).isEqualTo(1);
        }
    }

    @Test
    void whoSendsMoreThanTheWindowIsAnsweredInOrder() {
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = visitor.opens();
        List<UUID> ids = Stream.generate(TestVisitor::newId).limit(20).toList();
        try (ChatSocket socket = visitor.connect()) {
            for (int i = 0; i < ids.size(); i++) {
                socket.say(conversation, ids.get(i), i + 1, "line " + i);
            }

            socket.ackOf(ids.getLast());

            assertThat(socket.frames("ack"))
                    .extracting(ack -> UUID.fromString(ack.path("clientMessageId").asString()))
                    .containsExactlyElementsOf(ids);
            assertThat(socket.frames("nack")).isEmpty();
        }
    }

    @Test
    void anAddressLeftForTheAnswerIsCheckedAndKeptFromReaders() {
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = visitor.opens();
        String path = "/api/v1/conversations/" + conversation + "/contact";
        try (ChatSocket socket = visitor.connect()) {
            socket.sync(conversation, 0);

            TestVisitor.Reply refused = visitor.call("PUT", path, "{\"email\": \"me at home\"}");
            TestVisitor.Reply kept =
                    visitor.call("PUT", path, "{\"email\": \" me@home.example \"}");
            visitor.call("PUT", path, "{\"email\": \"me@home.example\"}");

            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.code()).isEqualTo("INVALID_EMAIL");
            assertThat(kept.body().path("email").asString()).isEqualTo("me@home.example");
            socket.awaitEvent(conversation, event -> event.path("seq").asLong() == 1);
            assertThat(socket.events(conversation))
                    .noneSatisfy(event -> assertThat(event.toString()).contains("home.example"));
            assertThat(
                            jdbc.sql(
                                            """
                                            select contact || ' ' || last_seq
                                            from conversation.conversation where id = ?
                                            """)
                                    .param(conversation)
                                    .query(String.class)
                                    .single())
                    .isEqualTo("me@home.example 1");
        }
    }

    /// Clients ask for a conversation once.
    @Test
    void whoAsksForAConversationAfterTooMuchElseGetsItALittleLater() {
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = visitor.opens();
        visitor.call("POST", "/api/v1/conversations/" + conversation + "/handoff", "{}");
        try (ChatSocket socket = visitor.connect()) {
            IntStream.range(0, Limit.VISITOR_FRAME.permits() + 50)
                    .forEach(i -> socket.send(Map.of("type", "pong", "n", i)));
            socket.sync(conversation, 0);

            socket.awaitEvent(conversation, event -> event.path("seq").asLong() == 1);
            assertThat(socket.await("nack").path("code").asString()).isEqualTo("RATE");
        }
    }

    @Test
    void whoAsksForMoreThanThereEverWasCloses4004() {
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = visitor.opens();
        try (ChatSocket socket = visitor.connect()) {
            socket.sync(conversation, 99);

            assertThat(socket.closeCode()).isEqualTo(4004);
        }
    }
}
