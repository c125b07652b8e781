package io.nightdesk.evaluation;

import io.nightdesk.kernel.Sha256;
import io.nightdesk.knowledge.MemoryKnowledge;
import io.nightdesk.llm.Embedders;
import io.nightdesk.operation.CommandFailure;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A folder of questions and the help centre they are about: `queries.jsonl` or `questions.jsonl`
/// beside `corpus.jsonl`, `articles/*.md`, or `index.jsonl`, whose texts are in groups; there a
/// question's `group` stands for the ids of all texts in it.
///
/// @param sha256 of the file of questions; empty where there is none
record QuestionSet(String name, String sha256, MemoryKnowledge centre, List<Asked> questions) {

    /// @param path the folder, or its file of questions
    static QuestionSet read(Path path, PrintStream progress) {
        Path file = file(path);
        Path folder = Objects.requireNonNull(file.toAbsolutePath().normalize().getParent());
        if (Stream.of("articles", MemoryKnowledge.GROUPED, "corpus.jsonl")
                .noneMatch(it -> Files.exists(folder.resolve(it)))) {
            throw new CommandFailure(
                    "There is no corpus.jsonl, %s or articles beside %s"
                            .formatted(MemoryKnowledge.GROUPED, file));
        }
        try {
            return read(file, folder, progress);
        } catch (JacksonException e) {
            throw new CommandFailure(
                    "The articles in %s are not JSON: %s".formatted(folder, e.getOriginalMessage()),
                    e);
        } catch (IOException e) {
            throw new CommandFailure("%s cannot be read: %s".formatted(folder, e), e);
        }
    }

    private static QuestionSet read(Path file, Path folder, PrintStream progress)
            throws IOException {
        List<Asked> questions = questions(file, groups(folder.resolve(MemoryKnowledge.GROUPED)));
        if (questions.isEmpty()) {
            throw new CommandFailure("%s holds no questions".formatted(file));
        }
        MemoryKnowledge centre =
                MemoryKnowledge.read(
                        folder,
                        Embedders.local(),
                        (done, total) -> {
                            if (done == total || done % 1_024 == 0) {
                                progress.println("Embedded %d of %d texts".formatted(done, total));
                            }
                        });
        return new QuestionSet(
                String.valueOf(folder.getFileName()),
                Sha256.hex(Files.readAllBytes(file)),
                centre,
                questions);
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

    private static List<Asked> questions(Path file, Map<String, List<String>> groups)
            throws IOException {
        JsonMapper json = new JsonMapper();
        List<Asked> questions = new ArrayList<>();
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            try {
                if (!line.isBlank()) {
                    questions.add(question(json.readTree(line), groups));
                    if (questions.getLast().text().isBlank()) {
                        throw new CommandFailure("%s:%d has no \"text\"".formatted(file, number));
                    }
                }
            } catch (JacksonException e) {
                throw new CommandFailure(
                        "%s:%d is not JSON: %s".formatted(file, number, e.getOriginalMessage()), e);
            }
        }
        return questions;
    }

    /// The ids of each group's texts; none if there is no such file.
    private static Map<String, List<String>> groups(Path file) throws IOException {
        Map<String, List<String>> groups = new HashMap<>();
        if (Files.exists(file)) {
            JsonMapper json = new JsonMapper();
            for (String line : Files.readAllLines(file)) {
                JsonNode text = json.readTree(line);
                groups.computeIfAbsent(text.path("group").asString(""), _ -> new ArrayList<>())
                        .add(text.path("id").asString(""));
            }
        }
        return groups;
    }

    private static Asked question(JsonNode entry, Map<String, List<String>> groups) {
        List<String> earlier = new ArrayList<>();
        for (JsonNode turn : entry.path("history")) {
            if (turn.path("role").asString("").equals("user")) {
                earlier.add(turn.path("text").asString(""));
            }
        }
        Set<String> gold = new LinkedHashSet<>(strings(entry.path("gold")));
        gold.addAll(groups.getOrDefault(entry.path("group").asString(""), List.of()));
        return new Asked(
                entry.path("id").asString(""),
                entry.path("text").asString(""),
                earlier,
                entry.path("label").asString("answerable"),
                gold,
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

    /// Whether its help centre is groups of questions, one of each being as good as another.
    boolean isGrouped() {
        return questions.stream().anyMatch(asked -> asked.label().equals("in_scope"));
    }

    Set<String> languages() {
        Set<String> languages = new LinkedHashSet<>();
        questions.forEach(asked -> languages.add(asked.language()));
        return languages;
    }
}
