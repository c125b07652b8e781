package io.nightdesk.intent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A written message of which the intent is known.
public record Example(String text, Intent intent) {

    /// Reads lines of `{"text","label"}`; other fields are left alone.
    ///
    /// @throws IllegalArgumentException for what is no such line, with its number
    public static List<Example> read(String lines) {
        JsonMapper json = new JsonMapper();
        List<Example> examples = new ArrayList<>();
        int number = 0;
        for (String line : lines.lines().toList()) {
            number++;
            if (!line.isBlank()) {
                try {
                    examples.add(of(json.readTree(line)));
                } catch (JacksonException e) {
                    throw at(number, "it is not JSON: " + e.getOriginalMessage());
                } catch (IllegalArgumentException e) {
                    throw at(number, e.getMessage());
                }
            }
        }
        return examples;
    }

    private static Example of(JsonNode row) {
        String text = row.path("text").asString("");
        if (text.isBlank()) {
            throw new IllegalArgumentException("there is no \"text\"");
        }
        String label = row.path("label").asString("");
        return new Example(text, Intent.of(label).orElseThrow(() -> unknown(label)));
    }

    private static IllegalArgumentException unknown(String label) {
        String known =
                Arrays.stream(Intent.values()).map(Intent::code).collect(Collectors.joining(", "));
        return new IllegalArgumentException(
                "\"%s\" is no intent; there are %s".formatted(label, known));
    }

    private static IllegalArgumentException at(int line, @Nullable String problem) {
        return new IllegalArgumentException("line %d: %s".formatted(line, problem));
    }
}
