package io.nightdesk.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.nightdesk.testing.ChatSocket;
import io.nightdesk.testing.NightdeskTest;
import io.nightdesk.testing.TestVisitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a released widget has really said is said again to this server, and what it was told then
/// it is told again.
@NightdeskTest
class RecordedSessionTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Path RELEASED = Path.of("src/test/resources/protocol");

    private static final Pattern ID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    /// These come when there is reason to, which a replay does not repeat.
    private static final List<String> BY_CHANCE =
            List.of("ping", "presence", "typing", "status", "delta", "snapshot", "turn");

    @LocalServerPort int port;

    private record Line(int socket, String from, JsonNode frame) {

        String type() {
            return frame.path("type").asString("");
        }
    }

    static List<Path> recorded() throws IOException {
        try (var files = Files.walk(RELEASED)) {
            return files.filter(file -> file.toString().endsWith(".jsonl")).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void aReleasedWidgetIsUnderstoodAndUnderstands(Path file) throws IOException {
        List<Line> lines = lines(file);
        Map<Integer, ChatSocket> sockets = new LinkedHashMap<>();
        TestVisitor visitor = TestVisitor.arrive(port);
        Map<String, UUID> conversations = new HashMap<>();
        for (Line line : lines) {
            if (line.from().equals("client")) {
                say(
                        sockets.computeIfAbsent(line.socket(), _ -> ChatSocket.open(port)),
                        line,
                        visitor,
                        conversations);
            }
        }

        for (Line line : lines) {
            if (line.from().equals("server") && !BY_CHANCE.contains(line.type())) {
                await().atMost(PATIENCE)
                        .untilAsserted(
                                () ->
                                        assertThat(told(sockets, line.type()))
                                                .as("%s", line.frame())
                                                .anyMatch(now -> has(now, line.frame())));
            }
        }
        assertThat(told(sockets, "nack")).isEmpty();
        sockets.values().forEach(ChatSocket::close);
    }

    private static List<JsonNode> told(Map<Integer, ChatSocket> sockets, String type) {
        return sockets.values().stream().flatMap(it -> it.frames(type).stream()).toList();
    }

    private static void say(
            ChatSocket socket, Line line, TestVisitor visitor, Map<String, UUID> conversations) {
        String text = line.frame().toString();
        String conversation = line.frame().path("conversation").asString("");
        if (!conversation.isEmpty()) {
            text = text.replace(conversation, opened(conversation, visitor, conversations));
        }
        for (JsonNode resume : line.frame().path("resume")) {
            String old = resume.path("conversation").asString();
            text = text.replace(old, opened(old, visitor, conversations));
        }
        if (line.type().equals("hello")) {
            text = text.replace(line.frame().path("token").asString(), visitor.token());
        }
        socket.text(text);
        switch (line.type()) {
            case "hello" -> socket.await("welcome");
            case "send" -> {
                UUID id = UUID.fromString(line.frame().path("clientMessageId").asString());
                assertThat(socket.answerTo(id).path("type").asString()).isEqualTo("ack");
            }
            default -> {
                // Not answered.
            }
        }
    }

    private static String opened(
            String recorded, TestVisitor visitor, Map<String, UUID> conversations) {
        assertThat(recorded).matches(ID);
        return conversations.computeIfAbsent(recorded, _ -> visitor.opens()).toString();
    }

    /// Whether everything that was told is told again: each field, of the same kind.
    private static boolean has(JsonNode now, JsonNode then) {
        if (then.isNull()) {
            return true;
        }
        if (then.isObject()) {
            return now.isObject()
                    && then.propertyStream()
                            .allMatch(
                                    field ->
                                            now.has(field.getKey())
                                                    && has(
                                                            now.get(field.getKey()),
                                                            field.getValue()));
        }
        if (then.isArray()) {
            return now.isArray()
                    && (then.isEmpty() || now.isEmpty() || has(now.get(0), then.get(0)));
        }
        return now.getNodeType() == then.getNodeType() || now.isNull();
    }

    private static List<Line> lines(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .map(JSON::readTree)
                .map(
                        it ->
                                new Line(
                                        it.path("socket").asInt(),
                                        it.path("from").asString(),
                                        it.path("frame")))
                .toList();
    }
}
