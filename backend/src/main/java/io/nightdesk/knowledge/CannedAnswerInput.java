package io.nightdesk.knowledge;

import io.nightdesk.knowledge.ArticleOutcome.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What an author wrote of a canned answer.
///
/// @param title 1 to 200 characters
/// @param body Markdown, at most 20,000 bytes in UTF-8
/// @param examples 1 to 100 of at most 300 characters each
public record CannedAnswerInput(
        String title, String body, String locale, List<String> examples, boolean enabled) {

    private static final int MOST_TITLE = 200;
    private static final int MOST_BYTES = 20_000;
    private static final int MOST_EXAMPLES = 100;
    private static final int MOST_EXAMPLE = 300;
    private static final Pattern LOCALE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");

    public CannedAnswerInput {
        title = title.strip();
        body = body.replace("\r\n", "\n").strip();
        locale = locale.strip();
        examples =
                examples.stream()
                        .map(String::strip)
                        .filter(example -> !example.isEmpty())
                        .distinct()
                        .toList();
    }

    /// What is wrong; empty if nothing is.
    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        if (title.isEmpty() || title.length() > MOST_TITLE || isNoLine(title)) {
            problems.add(new Problem("title", "Use one line of 1 to 200 characters"));
        }
        int bytes = body.getBytes(StandardCharsets.UTF_8).length;
        if (bytes == 0 || bytes > MOST_BYTES || body.indexOf('\0') >= 0) {
            problems.add(new Problem("body", "Write a text of at most 20,000 bytes"));
        }
        if (!LOCALE.matcher(locale).matches()) {
            problems.add(new Problem("locale", "Use a language tag such as en, de or pt-BR"));
        }
        if (examples.isEmpty() || examples.size() > MOST_EXAMPLES) {
            problems.add(
                    new Problem(
                            "examples",
                            "Give 1 to 100 questions as customers ask them; ten or more are best"));
        } else if (examples.stream().anyMatch(it -> it.length() > MOST_EXAMPLE || isNoLine(it))) {
            problems.add(
                    new Problem("examples", "Use one line of at most 300 characters for each"));
        }
        return problems;
    }

    private static boolean isNoLine(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }
}
