package io.nightdesk.operation;

import com.fasterxml.jackson.annotation.Nulls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Reads files with one JSON object a line. Blank lines are left alone, and those with `_note`,
/// which are for people. Every row has an `id` of its own: without one it is called by its line,
/// and what an earlier row is called already gets the line added.
public final class JsonRows {

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .changeDefaultNullHandling(it -> it.withContentNulls(Nulls.FAIL))
                    .build();

    private JsonRows() {}

    /// @param type whose constructor says what is wrong by an [IllegalArgumentException]
    /// @throws CommandFailure that names the line that is no such object
    public static <T> List<T> read(Path file, Class<T> type) {
        if (!Files.exists(file)) {
            throw new CommandFailure("There is no %s".formatted(file));
        }
        try {
            return read(file.toString(), Files.readString(file), type);
        } catch (IOException e) {
            throw new CommandFailure("%s cannot be read: %s".formatted(file, e), e);
        }
    }

    /// @param name of the file that holds the text, for messages
    public static <T> List<T> read(String name, String text, Class<T> type) {
        List<T> rows = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            try {
                ObjectNode row = object(line);
                if (!row.has("_note")) {
                    row.put("id", id(row, number, ids));
                    rows.add(JSON.treeToValue(row, type));
                }
            } catch (JacksonException | IllegalArgumentException e) {
                throw new CommandFailure("%s:%d: %s".formatted(name, number, reason(e)), e);
            }
        }
        if (rows.isEmpty()) {
            throw new CommandFailure("%s holds no rows".formatted(name));
        }
        return rows;
    }

    private static ObjectNode object(String line) {
        JsonNode node = JSON.readTree(line);
        if (node instanceof ObjectNode row) {
            return row;
        }
        throw new IllegalArgumentException("this is no JSON object");
    }

    private static String id(ObjectNode row, int number, Set<String> taken) {
        String id = row.path("id").asString("");
        String own = id.isBlank() ? "line " + number : id;
        while (!taken.add(own)) {
            own += ", line " + number;
        }
        return own;
    }

    /// What the row's type says of it, or else what the parser does.
    private static String reason(RuntimeException e) {
        @Nullable String said =
                e instanceof JacksonException json ? json.getOriginalMessage() : null;
        for (@Nullable Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof IllegalArgumentException) {
                said = cause.getMessage();
            }
        }
        return String.valueOf(said).lines().findFirst().orElse("");
    }
}
