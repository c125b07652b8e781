package io.nightdesk.gateway;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.nightdesk.conversation.Event;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes docs/protocol.md from the records, their comments and the lists of codes.
final class ProtocolPage {

    private static final Path SOURCES = Path.of("src/main/java");

    private static final String INTRODUCTION =
            """
            # Protocol chat.v1

            This page is made from the records in `io.nightdesk.gateway`; `./test fix` writes it anew.

            A client opens a WebSocket on `/socket` with the subprotocol `chat.v1` and says `hello`
            within ten seconds. Frames are JSON objects in text frames of at most 64 KiB, told apart by
            `type`. Both sides ignore types and fields they do not know. The widget's frame and the
            console are pages of this server, so only its own `Origin` may connect.

            Where the network lets no WebSocket through, the same frames travel over HTTP, with the same
            codes and limits. `POST /api/v1/frames` says them as `application/x-ndjson`: one a line,
            `hello` first, 256 KiB in all. The answer is a `text/event-stream` with one frame in each
            `data`. It stays open and brings what happens in the conversations that `hello` resumes or
            `sync` names; the end is an event `close` with `{"code", "reason"}`, and an end without one
            counts as 1006. A client that only wants its frames answered says `bye` as the last, which
            ends the answer with 1000; it may repeat the whole POST without harm. Whoever cannot be heard
            on an open answer need not answer its pings.

            One person may send 20 messages in 10 s and, as a visitor, 600 frames a minute, from however many
            tabs; more is refused with `RATE`. A visitor may have 50 connections at a node, a network address
            1,000 (`nightdesk.gateway.sockets-per-visitor`, `-per-address`; an IPv6 /64 counts as one); one
            more is closed with 4007.

            `sync`, `cancel` and `watch` are said once: what of them is too much, or meets a database that is
            away, is dealt with later without a word. Of more than 256 of these the connection is closed with
            4006.

            The contract behind it: an `ack` is sent after the commit and never without it; the same
            `clientMessageId` is stored once, however often it is sent; `seq` has no gaps within a
            conversation; and what a reader may not see arrives as an event of type `hidden`.

            """;

    String text() {
        StringBuilder page = new StringBuilder(INTRODUCTION);
        page.append("## From the client\n\n");
        frames(page, ClientFrame.class);
        page.append("## From the server\n\n");
        frames(page, ServerFrame.class);
        page.append("## Events\n\nItems of an `events` frame, in the order of `seq`.\n\n");
        frames(page, Event.class);
        codes(page);
        return page.toString().strip() + "\n";
    }

    private static void frames(StringBuilder page, Class<?> family) {
        Comments comments = Comments.of(family);
        List<Class<?>> parts = new ArrayList<>();
        for (Class<?> record : family.getPermittedSubclasses()) {
            JsonTypeName name = record.getAnnotation(JsonTypeName.class);
            page.append("### `").append(name.value()).append("`\n\n");
            describe(page, record, comments);
        }
        for (Class<?> nested : family.getDeclaredClasses()) {
            if (nested.isRecord() && !nested.isAnnotationPresent(JsonTypeName.class)) {
                parts.add(nested);
            }
        }
        parts.sort((a, b) -> a.getSimpleName().compareTo(b.getSimpleName()));
        for (Class<?> part : parts) {
            page.append("### Part: ").append(part.getSimpleName()).append("\n\n");
            describe(page, part, comments);
        }
    }

    private static void describe(StringBuilder page, Class<?> record, Comments comments) {
        Comment comment = comments.of(record.getSimpleName());
        if (!comment.text().isEmpty()) {
            page.append(comment.text()).append("\n\n");
        }
        RecordComponent[] components = record.getRecordComponents();
        if (components.length == 0) {
            page.append("No fields.\n\n");
            return;
        }
        page.append("| field | type | meaning |\n| --- | --- | --- |\n");
        for (RecordComponent component : components) {
            page.append("| `")
                    .append(component.getName())
                    .append("` | ")
                    .append(typeOf(component))
                    .append(" | ")
                    .append(comment.fields().getOrDefault(component.getName(), ""))
                    .append(" |\n");
        }
        page.append('\n');
    }

    private static String typeOf(RecordComponent component) {
        AnnotatedType annotated = component.getAnnotatedType();
        String name = name(component.getGenericType());
        return annotated.isAnnotationPresent(Nullable.class) ? name + " or null" : name;
    }

    private static String name(Type type) {
        if (type instanceof ParameterizedType list) {
            return "list of " + name(list.getActualTypeArguments()[0]);
        }
        Class<?> raw = (Class<?>) type;
        if (raw == UUID.class) {
            return "UUID";
        } else if (raw == Instant.class) {
            return "time";
        } else if (raw == String.class) {
            return "string";
        } else if (raw == Boolean.class || raw == boolean.class) {
            return "boolean";
        } else if (raw.isPrimitive() || Number.class.isAssignableFrom(raw)) {
            return "number";
        } else if (raw.isEnum()) {
            return Arrays.stream(raw.getEnumConstants())
                    .map(constant -> "`" + word((Enum<?>) constant) + "`")
                    .collect(Collectors.joining(", "));
        }
        return raw.getSimpleName();
    }

    private static String word(Enum<?> constant) {
        try {
            Field field = constant.getDeclaringClass().getField(constant.name());
            JsonProperty property = field.getAnnotation(JsonProperty.class);
            return property == null ? constant.name() : property.value();
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void codes(StringBuilder page) {
        page.append("## Codes of a nack\n\n| code | meaning |\n| --- | --- |\n");
        Comments comments = Comments.of(Code.class);
        for (Code code : Code.values()) {
            page.append("| `")
                    .append(code)
                    .append("` | ")
                    .append(comments.of(code.name()).text())
                    .append(" |\n");
        }
        page.append("\n## Close codes\n\n4000 to 4499 mean reconnect, 4500 to 4999 mean stop. ");
        page.append("A binary frame closes 1003.\n");
        page.append("4503 (forbidden) and 4505 (displaced) are kept and not sent.\n\n");
        page.append("| code | name | meaning |\n| --- | --- | --- |\n");
        Comments closing = Comments.of(CloseCode.class);
        for (CloseCode code : CloseCode.values()) {
            page.append("| ")
                    .append(code.status().getCode())
                    .append(" | ")
                    .append(code.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                    .append(" | ")
                    .append(closing.of(code.name()).text())
                    .append(" |\n");
        }
    }

    /// @param fields what the `@param` lines say
    private record Comment(String text, Map<String, String> fields) {}

    /// The `///` comments of one source file, by the name of what they stand before.
    private record Comments(Map<String, Comment> byName) {

        static Comments of(Class<?> type) {
            Path file = SOURCES.resolve(type.getName().replace('.', '/') + ".java");
            Map<String, Comment> found = new LinkedHashMap<>();
            List<String> block = new ArrayList<>();
            for (String raw : read(file)) {
                String line = raw.strip();
                if (line.startsWith("///")) {
                    block.add(line.substring(3).strip());
                } else if (!line.startsWith("@")) {
                    String name = declared(line);
                    if (name != null && !block.isEmpty()) {
                        found.putIfAbsent(name, comment(block));
                    }
                    block.clear();
                }
            }
            return new Comments(found);
        }

        Comment of(String name) {
            return byName.getOrDefault(name, new Comment("", Map.of()));
        }

        private static @Nullable String declared(String line) {
            if (line.startsWith("record ")) {
                return line.substring(7, line.indexOf('('));
            }
            return line.matches("[A-Z][A-Z_]*[(,;]?.*") ? line.replaceAll("[(,;].*", "") : null;
        }

        private static Comment comment(List<String> lines) {
            StringBuilder text = new StringBuilder();
            Map<String, String> fields = new LinkedHashMap<>();
            String field = null;
            for (String line : lines) {
                if (line.startsWith("@param ")) {
                    field = line.split(" ", 3)[1];
                    fields.put(field, line.split(" ", 3)[2]);
                } else if (field != null) {
                    fields.merge(field, line, (a, b) -> (a + " " + b).strip());
                } else {
                    text.append(text.isEmpty() ? "" : " ").append(line);
                }
            }
            return new Comment(linked(text.toString().strip()), linked(fields));
        }

        private static Map<String, String> linked(Map<String, String> fields) {
            Map<String, String> result = new LinkedHashMap<>();
            fields.forEach((name, text) -> result.put(name, linked(text)));
            return result;
        }

        /// `[Code#ORDER]` is a link in Java and a word here.
        private static String linked(String text) {
            return text.replaceAll("\\[(?:\\w+)#(\\w+)]", "`$1`")
                    .replaceAll("\\[(Hidden)]", "`hidden`")
                    .replaceAll("\\s+", " ");
        }

        private static List<String> read(Path file) {
            try {
                return Files.readAllLines(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
