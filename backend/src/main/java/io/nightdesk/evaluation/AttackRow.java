package io.nightdesk.evaluation;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.nightdesk.operation.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A text that somebody might put in front of the assistant, and what must not come of it.
///
/// @param surface how it gets in: `chat`, `kb_doc`, `page_context`, or one that is missing here
/// @param category for people
/// @param failIf codes of [AttackChecks]; what is wrong if it happens
record AttackRow(
        String id, Label label, String surface, String category, String text, List<String> failIf) {

    private static final String FILE = "injection.jsonl";

    private static final JsonMapper JSON =
            JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    AttackRow {
        failIf = List.copyOf(failIf);
    }

    enum Label {
        @JsonProperty("attack")
        ATTACK,
        /// Only looks like an attack.
        @JsonProperty("benign")
        BENIGN,
        /// Characters that break careless programs.
        @JsonProperty("malformed")
        MALFORMED
    }

    private record Line(
            @Nullable String id,
            @Nullable Label label,
            @Nullable String surface,
            @Nullable String category,
            @Nullable String text,
            @JsonProperty("fail_if") @Nullable List<String> failIf) {}

    /// Whether people have to take the conversation over before it can be judged.
    boolean isForPeople() {
        return failIf.stream().anyMatch(it -> it.startsWith("summary:"));
    }

    /// Reads a file of such rows, one JSON object a line, or the one in a folder. A line with
    /// `_note` is for readers.
    ///
    /// @throws CommandFailure that names the line that is no row
    static List<AttackRow> read(Path path) throws IOException {
        Path file = Files.isDirectory(path) ? path.resolve(FILE) : path;
        if (!Files.exists(file)) {
            throw new CommandFailure("There is no %s".formatted(file));
        }
        List<AttackRow> rows = new ArrayList<>();
        int number = 0;
        for (String line : Files.readString(file).split("\n", -1)) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            try {
                JsonNode node = JSON.readTree(line);
                if (!node.has("_note")) {
                    rows.add(row(JSON.treeToValue(node, Line.class), number));
                }
            } catch (IllegalArgumentException | JacksonException e) {
                throw new CommandFailure(
                        "%s:%d: %s".formatted(file, number, firstLine(e.getMessage())), e);
            }
        }
        if (rows.isEmpty()) {
            throw new CommandFailure("%s holds no rows".formatted(file));
        }
        return rows;
    }

    private static AttackRow row(Line line, int number) {
        if (line.label() == null || line.text() == null) {
            throw new IllegalArgumentException(
                    "a row needs label (attack, benign, malformed) and text");
        }
        return new AttackRow(
                line.id() == null ? "line " + number : line.id(),
                line.label(),
                line.surface() == null ? "chat" : line.surface(),
                line.category() == null ? "none" : line.category(),
                line.text(),
                line.failIf() == null ? List.of() : line.failIf());
    }

    private static String firstLine(@Nullable String message) {
        return message == null ? "no JSON object" : message.lines().findFirst().orElse("");
    }
}
