package io.nightdesk.prompt;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// The tags of a template with their lines, and what is wrong with them. Stricter than the engine,
/// which takes an unclosed `{{` for text, lets a template change its own delimiters, and prints
/// whole maps for `{{this}}`.
final class TemplateTags {

    private static final String REFUSED = "{&=<$";

    private final List<Tag> tags = new ArrayList<>();
    private final List<PromptProblem> problems = new ArrayList<>();
    private final Deque<Tag> open = new ArrayDeque<>();

    private TemplateTags() {}

    /// @param kind `#`, `^`, `/`, `>`, `!`, or a blank for a variable
    record Tag(char kind, String name, int line) {}

    /// @param firstLine where `body` begins in the whole text
    static TemplateTags of(String body, int firstLine) {
        var tags = new TemplateTags();
        String[] lines = body.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            tags.scan(lines[i], firstLine + i);
        }
        for (Tag tag : tags.open) {
            tags.problem(
                    tag.line(),
                    "{{%s%s}} is never closed; add {{/%s}}."
                            .formatted(tag.kind(), tag.name(), tag.name()));
        }
        return tags;
    }

    List<Tag> all() {
        return List.copyOf(tags);
    }

    List<PromptProblem> problems() {
        return List.copyOf(problems);
    }

    /// The first line where `name` is used, or `otherwise`.
    int lineOf(String name, int otherwise) {
        return tags.stream()
                .filter(tag -> tag.name().equals(name))
                .mapToInt(Tag::line)
                .findFirst()
                .orElse(otherwise);
    }

    private void scan(String text, int line) {
        int from = 0;
        while (true) {
            int start = text.indexOf("{{", from);
            int stray = text.indexOf("}}", from);
            if (stray >= 0 && (start < 0 || stray < start)) {
                problem(line, "}} closes nothing; remove it or write {{ before it.");
                return;
            }
            if (start < 0) {
                return;
            }
            int end = text.indexOf("}}", start + 2);
            int next = text.indexOf("{{", start + 2);
            if (end < 0 || (next >= 0 && next < end && text.charAt(start + 2) != '{')) {
                problem(line, "{{ is not closed on this line; write }} after the name.");
                return;
            }
            tag(text.substring(start + 2, end), line);
            from = end + 2;
            while (from < text.length() && text.charAt(from) == '}') {
                from++;
            }
        }
    }

    private void tag(String untrimmed, int line) {
        String content = untrimmed.strip();
        char first = content.isEmpty() ? ' ' : content.charAt(0);
        if (REFUSED.indexOf(first) >= 0) {
            problem(line, "{{%s is not allowed in prompts; write {{name}}.".formatted(first));
            return;
        }
        boolean marked = "#^/>!".indexOf(first) >= 0;
        String name = (marked ? content.substring(1) : content).strip();
        var tag = new Tag(marked ? first : ' ', name, line);
        if (first == '!') {
            return;
        }
        if (name.isEmpty() || name.equals(".") || name.equals("this")) {
            problem(line, "Write a variable's name between {{ and }}.");
            return;
        }
        match(tag);
        tags.add(tag);
    }

    private void match(Tag tag) {
        switch (tag.kind()) {
            case '#', '^' -> open.push(tag);
            case '/' -> {
                Tag opened = open.poll();
                if (opened == null) {
                    problem(tag.line(), "{{/%s}} closes nothing; remove it.".formatted(tag.name()));
                } else if (!opened.name().equals(tag.name())) {
                    problem(
                            tag.line(),
                            "{{/%s}} stands where {{/%s}} is due."
                                    .formatted(tag.name(), opened.name()));
                }
            }
            default -> {}
        }
    }

    private void problem(int line, String message) {
        problems.add(new PromptProblem(line, message));
    }
}
