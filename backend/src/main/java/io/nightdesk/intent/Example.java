package io.nightdesk.intent;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A written message of which the intent is known.
public record Example(String text, Intent intent) {

    /// Reads lines of `{"text","label"}`; other fields are left alone.
    ///
    /// @throws IllegalArgumentException for a label that is no intent, with its line
    public static List<Example> read(String lines) {
        JsonMapper json = new JsonMapper();
        List<Example> examples = new ArrayList<>();
        int number = 0;
        for (String line : lines.lines().toList()) {
            number++;
            if (!line.isBlank()) {
                JsonNode row = json.readTree(line);
                String label = row.path("label").asString("");
                int at = number;
                Intent intent =
                        Intent.of(label)
                                .orElseThrow(
                                        () ->
                                                new IllegalArgumentException(
                                                        "line %d: \"%s\" is no intent"
                                                                .formatted(at, label)));
                examples.add(new Example(row.path("text").asString(""), intent));
            }
        }
        return examples;
    }
}
