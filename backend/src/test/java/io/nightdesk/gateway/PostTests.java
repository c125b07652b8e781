package io.nightdesk.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.nightdesk.testing.ChatSocket;
import io.nightdesk.testing.ChatSocket.Transport;
import io.nightdesk.testing.NightdeskTest;
import io.nightdesk.testing.TestVisitor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// What POSTs alone have to do with.
@NightdeskTest
class PostTests {

    private static final String BYE = "{\"type\":\"bye\"}";

    @LocalServerPort int port;
    @Autowired Connections connections;

    @Test
    void framesAreAnsweredInTheirOrderAndByeEndsTheAnswer() throws Exception {
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = visitor.opens();
        UUID first = TestVisitor.newId();
        UUID second = TestVisitor.newId();

        HttpResponse<String> answer =
                say(
                        hello(visitor),
                        send(conversation, first, 1),
                        send(conversation, second, 2),
                        BYE);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .startsWith("text/event-stream");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(answer.headers().firstValue("X-Accel-Buffering")).hasValue("no");
        List<String> lines = answer.body().lines().filter(line -> !line.isEmpty()).toList();
        assertThat(lines).hasSize(5);
        assertThat(lines.get(0)).startsWith("data: {\"type\":\"welcome\"");
        assertThat(lines.get(1)).startsWith("data: {\"type\":\"ack\"").contains(first.toString());
        assertThat(lines.get(2)).startsWith("data: {\"type\":\"ack\"").contains(second.toString());
        assertThat(lines.subList(3, 5))
                .containsExactly("event: close", "data: {\"code\":1000,\"reason\":\"bye\"}");
    }

    @Test
    void aPostThatIsRepeatedStoresNothingTwice() throws Exception {
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = visitor.opens();
        UUID id = TestVisitor.newId();
        String hello = hello(visitor);

        String once = say(hello, send(conversation, id, 1), BYE).body();
        String again = say(hello, send(conversation, id, 1), BYE).body();

        assertThat(once).contains("\"seq\":1,");
        assertThat(again).contains("\"seq\":1,");
        String sync =
                "{\"type\":\"sync\",\"conversation\":\"%s\",\"after\":0}".formatted(conversation);
        assertThat(say(hello, sync, BYE).body().split(id.toString(), -1)).hasSize(2);
    }

    @Test
    void aStreamBringsWhatIsSaidElsewhere() {
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = visitor.opens();
        try (ChatSocket stream = visitor.connect(Transport.POST);
                ChatSocket socket = visitor.connect()) {
            stream.sync(conversation, 0);
            socket.sync(conversation, 0);
            UUID id = TestVisitor.newId();
            socket.say(conversation, id, 1, "Where is my parcel?");

            stream.awaitEvent(
                    conversation,
                    event -> event.path("clientMessageId").asString("").equals(id.toString()));
        }
    }

    @Test
    void whoHasGoneWithoutAWordIsForgottenWithTheNextFrames() {
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = visitor.opens();
        try (ChatSocket stream = visitor.connect(Transport.POST);
                ChatSocket socket = visitor.connect()) {
            stream.sync(conversation, 0);
            await().until(() -> readers(conversation) == 1);

            stream.leave();

            await().until(
                            () -> {
                                socket.send(typing(conversation));
                                return readers(conversation) == 0;
                            });
        }
    }

    @Test
    void aForeignOriginIsClosedWithTheCodeOfASocket() throws Exception {
        String hello = hello(TestVisitor.arrive(port));
        for (String origin : Arrays.asList("https://evil.example", "null", null)) {
            assertThat(from(origin, hello, BYE).body())
                    .as(origin)
                    .isEqualTo(
                            "event: close\ndata: {\"code\":4502,\"reason\":\"origin not allowed\"}\n\n");
        }
    }

    @Test
    void aFormCannotBeUsedToSayAnything() throws Exception {
        HttpRequest.Builder form =
                request("http://localhost:" + port)
                        .setHeader("Content-Type", "text/plain")
                        .POST(BodyPublishers.ofString(BYE));

        assertThat(send(form).statusCode()).isEqualTo(415);
    }

    @Test
    void aFrameOf64KibibytesIsReadAndOneByteMoreCloses1009() throws Exception {
        String hello = hello(TestVisitor.arrive(port));
        String ping = "{\"type\":\"ping\",\"n\":7,\"pad\":\"%s\"}";
        int frame = ping.length() - 2;

        assertThat(say(hello, ping.formatted("x".repeat(65_536 - frame)), BYE).body())
                .contains("{\"type\":\"pong\",\"n\":7}");
        assertThat(say(hello, ping.formatted("x".repeat(65_537 - frame)), BYE).body())
                .contains("\"code\":1009");
        assertThat(say(hello, (ping.formatted("x".repeat(50_000)) + "\n").repeat(6)).body())
                .contains("\"code\":1009");
    }

    @Test
    void tenBrokenFramesEndTheAnswer() throws Exception {
        String body = say(hello(TestVisitor.arrive(port)), "nonsense\n".repeat(10) + BYE).body();

        assertThat(body.split("BAD_FRAME", -1)).hasSize(11);
        assertThat(body).endsWith("data: {\"code\":4500,\"reason\":\"bad frames\"}\n\n");
    }

    private long readers(UUID conversation) {
        return connections.all().stream().filter(it -> it.shown(conversation) != null).count();
    }

    private static Map<String, ?> typing(UUID conversation) {
        return Map.of("type", "typing", "conversation", conversation.toString(), "active", true);
    }

    private HttpResponse<String> say(String... frames) throws IOException, InterruptedException {
        return from("http://localhost:" + port, frames);
    }

    private HttpResponse<String> from(@Nullable String origin, String... frames)
            throws IOException, InterruptedException {
        return send(request(origin).POST(BodyPublishers.ofString(String.join("\n", frames))));
    }

    private HttpRequest.Builder request(@Nullable String origin) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/frames"))
                        .header("Content-Type", "application/x-ndjson");
        return origin == null ? request : request.header("Origin", origin);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }

    private static String hello(TestVisitor visitor) {
        return "{\"type\":\"hello\",\"version\":1,\"sdk\":\"test\",\"device\":\"%s\",\"token\":\"%s\"}"
                .formatted(UUID.randomUUID(), visitor.token());
    }

    private static String send(UUID conversation, UUID id, long number) {
        return """
        {"type":"send","conversation":"%s","clientMessageId":"%s","number":%d,"body":"Hello"}"""
                .formatted(conversation, id, number);
    }
}
