package io.nightdesk.prompt;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Takes a prompt's text apart: front matter between two lines of `---`, then the body.
final class PromptParser {

    /// More is no prompt but a document.
    static final int MAX_BYTES = 64 * 1024;

    private static final String FENCE = "---";

    private PromptParser() {}

    /// @param source empty when there are problems
    record Parsed(Optional<PromptSource> source, List<PromptProblem> problems) {

        static Parsed failed(int line, String message) {
            return new Parsed(Optional.empty(), List.of(new PromptProblem(line, message)));
        }
    }

    /// Whether the database takes it.
    static boolean isStorable(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES && text.indexOf('\0') < 0;
    }

    /// @param key what the front matter must call itself
    /// @param text with LF line ends
    static Parsed parse(String key, String text) {
        if (!isStorable(text)) {
            return Parsed.failed(
                    1,
                    "The text is longer than %d KiB or contains a zero byte; shorten or clean it."
                            .formatted(MAX_BYTES / 1024));
        }
        List<String> lines = List.of(text.split("\n", -1));
        int end = lines.subList(1, lines.size()).indexOf(FENCE) + 1;
        if (!lines.getFirst().equals(FENCE) || end == 0) {
            return Parsed.failed(
                    1, "Begin with a line of ---, then key, kind and description, then --- again.");
        }
        List<PromptProblem> problems = new ArrayList<>();
        FrontMatter matter =
                FrontMatter.read(String.join("\n", lines.subList(1, end)), 2, problems);
        if (problems.isEmpty() && !matter.key().equals(key)) {
            problems.add(
                    new PromptProblem(
                            matter.line("key"),
                            "The key here is `%s`; it must stay `%s`."
                                    .formatted(matter.key(), key)));
        }
        String body = String.join("\n", lines.subList(end + 1, lines.size())).stripTrailing();
        if (body.isBlank()) {
            problems.add(new PromptProblem(end + 1, "Write the text of the prompt below ---."));
        }
        return problems.isEmpty()
                ? new Parsed(Optional.of(matter.source(body, end + 2)), List.of())
                : new Parsed(Optional.empty(), List.copyOf(problems));
    }
}
