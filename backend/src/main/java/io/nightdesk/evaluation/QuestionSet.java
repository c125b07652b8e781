package io.nightdesk.evaluation;

import io.nightdesk.kernel.Sha256;
import io.nightdesk.knowledge.MemoryKnowledge;
import io.nightdesk.llm.Embedders;
import io.nightdesk.operation.CommandFailure;
import io.nightdesk.operation.JsonRows;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
        } catch (IOException e) {
            throw new CommandFailure("%s cannot be read: %s".formatted(folder, e), e);
        }
    }

    private static QuestionSet read(Path file, Path folder, PrintStream progress)
            throws IOException {
        List<Asked> questions = questions(file, groups(folder.resolve(MemoryKnowledge.GROUPED)));
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

    /// A line of the file of questions; only `text` must be there.
    record Line(
            String id,
            String text,
            List<Turn> history,
            String label,
            Set<String> gold,
            @Nullable String group,
            List<String> facts,
            String lang) {

        Line {
            if (text == null || text.isBlank()) {
                throw new IllegalArgumentException("there is no \"text\"");
            }
            history = history == null ? List.of() : List.copyOf(history);
            label = label == null ? "answerable" : label;
            gold = gold == null ? Set.of() : Set.copyOf(gold);
            facts = facts == null ? List.of() : List.copyOf(facts);
            lang = lang == null ? "en" : lang;
        }

        Asked asked(Map<String, List<String>> groups) {
            Set<String> right = new LinkedHashSet<>(gold);
            if (group != null) {
                right.addAll(groups.getOrDefault(group, List.of()));
            }
            return new Asked(
                    id,
                    text,
                    history.stream().filter(Turn::isCustomers).map(Turn::text).toList(),
                    label,
                    right,
                    facts,
                    lang);
        }
    }

    /// What was said before.
    record Turn(String role, String text) {

        Turn {
            if (role == null || text == null) {
                throw new IllegalArgumentException("what was said before needs role and text");
            }
        }

        boolean isCustomers() {
            return role.equals("user");
        }
    }

    private static List<Asked> questions(Path file, Map<String, List<String>> groups) {
        return JsonRows.read(file, Line.class).stream().map(line -> line.asked(groups)).toList();
    }

    record Grouped(String id, String group) {

        Grouped {
            if (group == null) {
                throw new IllegalArgumentException("a text needs a group");
            }
        }
    }

    /// The ids of each group's texts; none if there is no such file.
    private static Map<String, List<String>> groups(Path file) {
        return Files.exists(file)
                ? JsonRows.read(file, Grouped.class).stream()
                        .collect(
                                Collectors.groupingBy(
                                        Grouped::group,
                                        Collectors.mapping(Grouped::id, Collectors.toList())))
                : Map.of();
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
