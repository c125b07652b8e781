package io.nightdesk.evaluation;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.nightdesk.operation.CommandFailure;
import io.nightdesk.operation.JsonRows;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A text that somebody might put in front of the assistant, and what must not come of it.
///
/// @param surface how it gets in: `chat`, for which null stands, `kb_doc`,
///     `page_context`, or one that is missing here
/// @param category for people; may be null
/// @param failIf codes of [AttackChecks]; what is wrong if it happens; may be null
record AttackRow(
        String id,
        Label label,
        String surface,
        String category,
        String text,
        @JsonProperty("fail_if") List<String> failIf) {

    private static final String FILE = "injection.jsonl";

    AttackRow {
        if (label == null || text == null) {
            throw new IllegalArgumentException(
                    "a row needs label (attack, benign, malformed) and text");
        }
        surface = surface == null ? "chat" : surface;
        category = category == null ? "none" : category;
        failIf = failIf == null ? List.of() : List.copyOf(failIf);
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

    /// Whether people have to take the conversation over before it can be judged.
    boolean isForPeople() {
        return failIf.stream().anyMatch(it -> it.startsWith("summary:"));
    }

    /// Reads a file of such rows, one JSON object a line, or the one in a folder.
    ///
    /// @throws CommandFailure that names the line that is no row
    static List<AttackRow> read(Path path) {
        Path file = Files.isDirectory(path) ? path.resolve(FILE) : path;
        return JsonRows.read(file, AttackRow.class);
    }
}
