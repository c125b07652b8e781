package io.nightdesk.prompt.web;

import io.nightdesk.kernel.Problem;
import io.nightdesk.prompt.PromptProblem;
import java.util.List;
import org.springframework.http.HttpStatus;

/// Why a change to a prompt was refused.
final class PromptRefusal {

    private PromptRefusal() {}

    /// @param line in the prompt's text, from 1
    record LineError(String field, int line, String message) {}

    static Problem notFound() {
        return Problem.of(
                HttpStatus.NOT_FOUND, "NOT_FOUND", "There is no such prompt, draft or release.");
    }

    static Problem conflict() {
        return Problem.of(
                HttpStatus.CONFLICT,
                "CONFLICT",
                "Somebody else changed this draft meanwhile. Load it again, then repeat your"
                        + " change.");
    }

    static Problem invalid(List<PromptProblem> problems) {
        return Problem.of(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "INVALID",
                        "The text cannot be published yet.")
                .with(
                        "errors",
                        problems.stream()
                                .map(p -> new LineError("text", p.line(), p.message()))
                                .toList());
    }

    static Problem badNote(int least, int most) {
        return Problem.ofFields(
                List.of(
                        new Problem.Field(
                                "note",
                                "Say in %d to %d characters what this change is for."
                                        .formatted(least, most))));
    }
}
