package io.nightdesk.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightdesk.operation.CommandFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Runs `eval` on a small set of its own.
abstract class EvalCommandTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    @TempDir Path folder = Path.of("");

    @BeforeEach
    void aSmallSet() throws IOException {
        Files.write(
                folder.resolve("corpus.jsonl"),
                List.of(
                        """
                        {"id": "returns", "title": "Return an item", "text": "You can send boots \
                        back within 30 days of delivery."}\
                        """,
                        """
                        {"id": "untitled", "text": "Gift cards never expire."}\
                        """,
                        """
                        {"id": "staff", "title": "Boots", "text": "Boots cost us 12 euros.", \
                        "internal": true}\
                        """));
        questions("how long can i send boots back?", "do gift cards expire");
    }

    final void questions(String first, String second) throws IOException {
        Files.write(
                folder.resolve("queries.jsonl"),
                List.of(
                        """
                        {"id": "q1", "text": "%s", "label": "answerable", "gold": ["returns"], \
                        "facts": ["30 days"], "lang": "en"}\
                        """
                                .formatted(first),
                        """
                        {"id": "q2", "text": "%s", "label": "answerable", "gold": ["untitled"], \
                        "facts": ["never expire"], "lang": "en"}\
                        """
                                .formatted(second)));
    }

    final String eval(Object... arguments) {
        run(arguments);
        return out.toString(StandardCharsets.UTF_8);
    }

    /// @return why it failed; empty if it did not
    final String run(Object... arguments) {
        out.reset();
        List<String> line = new ArrayList<>();
        for (Object argument : arguments) {
            line.add(argument.toString());
        }
        if (!line.contains("--data")) {
            line.addAll(List.of("--data", folder.toString()));
        }
        List<String> failures = new ArrayList<>();
        new CommandLine(
                        new EvalCommand(
                                new PrintStream(out, true, StandardCharsets.UTF_8),
                                EvalCommandTest.class))
                .setExecutionExceptionHandler(
                        (e, _, _) -> {
                            assertThat(e).isInstanceOf(CommandFailure.class);
                            failures.add(e.toString());
                            return 1;
                        })
                .execute(line.toArray(String[]::new));
        return String.join("\n", failures);
    }

    static JsonNode json(String text) {
        return new JsonMapper().readTree(text);
    }
}
