package io.nightdesk.evaluation;

import io.nightdesk.operation.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Which questions went otherwise than the last time.
record Changes(List<Change> better, List<Change> worse) {

    static final Changes NONE = new Changes(List.of(), List.of());

    record Change(Measurement.Row now, String before) {}

    /// Compares with a report of before; with none, or one of another measurement or set, nothing
    /// has changed.
    static Changes since(Path report, Measurement now) throws IOException {
        if (!Files.exists(report)) {
            return NONE;
        }
        JsonNode last = read(report);
        boolean same =
                last.path("measured").asString("").equals(now.what())
                        && last.path("set").asString("").equals(now.set());
        return same ? since(last.path("questions"), now.questions()) : NONE;
    }

    /// Compares with the rows of before, by their ids; a question that is new has not changed.
    static Changes since(JsonNode rows, List<Measurement.Row> now) {
        Map<String, JsonNode> before = new HashMap<>();
        rows.forEach(row -> before.put(row.path("id").asString(""), row));
        List<Change> better = new ArrayList<>();
        List<Change> worse = new ArrayList<>();
        for (Measurement.Row row : now) {
            JsonNode old = before.get(row.id());
            if (old != null && old.path("score").asDouble() != row.score()) {
                boolean up = row.score() > old.path("score").asDouble();
                (up ? better : worse).add(new Change(row, old.path("outcome").asString("")));
            }
        }
        return new Changes(better, worse);
    }

    private static JsonNode read(Path report) throws IOException {
        try {
            return new JsonMapper().readTree(Files.readString(report));
        } catch (JacksonException e) {
            throw new CommandFailure(
                    "%s is no report of this command; name another file with --out"
                            .formatted(report),
                    e);
        }
    }
}
