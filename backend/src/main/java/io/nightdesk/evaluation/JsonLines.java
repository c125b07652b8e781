package io.nightdesk.evaluation;

import io.nightdesk.operation.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Files with one JSON object a line; blank lines are left alone.
final class JsonLines {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private JsonLines() {}

    /// @throws CommandFailure that names the line that is no such object
    static <T> List<T> read(Path file, Class<T> type) throws IOException {
        if (!Files.exists(file)) {
            throw new CommandFailure("There is no %s".formatted(file));
        }
        return read(file.toString(), Files.readString(file), type);
    }

    /// @param name of the file that holds the text, for messages
    static <T> List<T> read(String name, String text, Class<T> type) {
        List<T> rows = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            try {
                rows.add(JSON.readValue(line, type));
            } catch (JacksonException e) {
                throw new CommandFailure(
                        "%s:%d: %s".formatted(name, number, firstLine(e.getMessage())), e);
            }
        }
        if (rows.isEmpty()) {
            throw new CommandFailure("%s holds no rows".formatted(name));
        }
        return rows;
    }

    private static String firstLine(@Nullable String message) {
        return String.valueOf(message).lines().findFirst().orElse("");
    }
}
