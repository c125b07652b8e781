package io.nightdesk.evaluation;

import io.nightdesk.knowledge.MemoryKnowledge;
import io.nightdesk.llm.Embedders;
import io.nightdesk.operation.CommandFailure;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A folder of questions and the help centre they are about: `queries.jsonl` or `questions.jsonl`
/// beside `corpus.jsonl` or `articles/*.md`.
record QuestionSet(String name, MemoryKnowledge centre, List<Asked> questions) {

    /// @param path the folder, or its file of questions
    static QuestionSet read(Path path, PrintStream progress) throws IOException {
        Path file = file(path);
        Path folder = Objects.requireNonNull(file.toAbsolutePath().normalize().getParent());
        List<Asked> questions = questions(file);
        MemoryKnowledge centre =
                MemoryKnowledge.read(
                        folder,
                        Embedders.local(),
                        (done, total) -> {
                            if (done == total || done % 1_024 == 0) {
                                progress.println("Embedded %d of %d texts".formatted(done, total));
                            }
                        });
        return new QuestionSet(String.valueOf(folder.getFileName()), centre, questions);
    }

    private static Path file(Path path) {
        if (Files.isRegularFile(path)) {
            return path;
        }
        return Stream.of("queries.jsonl", "questions.jsonl")
                .map(path::resolve)
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(
                        () ->
                                new CommandFailure(
                                        "There is no queries.jsonl or questions.jsonl in %s"
                                                .formatted(path)));
    }

    private static List<Asked> questions(Path file) throws IOException {
        JsonMapper json = new JsonMapper();
        List<Asked> questions = new ArrayList<>();
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            try {
                if (!line.isBlank()) {
                    questions.add(question(json.readTree(line)));
                }
            } catch (JacksonException e) {
                throw new CommandFailure(
                        "%s:%d is not JSON: %s".formatted(file, number, e.getOriginalMessage()), e);
            }
        }
        return questions;
    }

    private static Asked question(JsonNode entry) {
        List<String> earlier = new ArrayList<>();
        for (JsonNode turn : entry.path("history")) {
            if (turn.path("role").asString("").equals("user")) {
                earlier.add(turn.path("text").asString(""));
            }
        }
        return new Asked(
                entry.path("id").asString(""),
                entry.path("text").asString(""),
                earlier,
                entry.path("label").asString("answerable"),
                new LinkedHashSet<>(strings(entry.path("gold"))),
                strings(entry.path("facts")),
                entry.path("lang").asString("en"));
    }

    private static List<String> strings(JsonNode array) {
        List<String> strings = new ArrayList<>();
        array.forEach(value -> strings.add(value.asString("")));
        return strings;
    }

    /// The questions that an article answers.
    List<Asked> withGold() {
        return questions.stream().filter(asked -> !asked.gold().isEmpty()).toList();
    }

    Set<String> languages() {
        Set<String> languages = new LinkedHashSet<>();
        questions.forEach(asked -> languages.add(asked.language()));
        return languages;
    }
}
