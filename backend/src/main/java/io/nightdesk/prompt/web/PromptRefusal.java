package io.nightdesk.prompt.web;

import io.nightdesk.prompt.PromptProblem;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/// An error as a problem (RFC 9457) with a `code`.
final class PromptRefusal {

    private PromptRefusal() {}

    /// @param line in the prompt's text, from 1; 0 when the field is not the text
    record FieldError(String field, int line, String message) {}

    static ErrorResponseException notFound() {
        return of(
                HttpStatus.NOT_FOUND,
                "There is no such prompt, or no draft of it.",
                Map.of("code", "NOT_FOUND"));
    }

    static ErrorResponseException conflict() {
        return of(
                HttpStatus.CONFLICT,
                "Somebody else changed this draft meanwhile. Load it again and repeat your change.",
                Map.of("code", "CONFLICT"));
    }

    static ErrorResponseException invalid(List<PromptProblem> problems) {
        return invalid(
                "The text cannot be published yet.",
                problems.stream().map(p -> new FieldError("text", p.line(), p.message())).toList());
    }

    static ErrorResponseException badNote(int least, int most) {
        String message =
                "Say in %d to %d characters what this change is for.".formatted(least, most);
        return invalid(message, List.of(new FieldError("note", 0, message)));
    }

    private static ErrorResponseException invalid(String detail, List<FieldError> errors) {
        return of(
                HttpStatus.UNPROCESSABLE_CONTENT,
                detail,
                Map.of("code", "INVALID", "errors", errors));
    }

    private static ErrorResponseException of(
            HttpStatus status, String detail, Map<String, Object> properties) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setProperties(properties);
        return new ErrorResponseException(status, problem, null);
    }
}
