package io.nightdesk.kernel;

import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/// A refusal over HTTP, in the form of RFC 9457 with a `code` for programs beside the sentence for
/// people. The sentence says what was wrong and what would be right.
public final class Problem extends ErrorResponseException {

    private Problem(HttpStatus status, ProblemDetail body) {
        super(status, body, null);
    }

    /// A field of a form and what is wrong with it.
    public record Field(String field, String message) {}

    /// @param code in capitals, stable over releases
    public static Problem of(HttpStatus status, String code, String detail) {
        ProblemDetail body = ProblemDetail.forStatusAndDetail(status, detail);
        body.setProperty("code", code);
        return new Problem(status, body);
    }

    /// 422 with one message for each wrong field, for the form to show beside it.
    public static Problem ofFields(List<Field> fields) {
        String detail = fields.isEmpty() ? "Check the form" : fields.getFirst().message();
        return of(HttpStatus.UNPROCESSABLE_CONTENT, "INVALID", detail).with("errors", fields);
    }

    /// Says when to try again, rounded up to whole seconds.
    public Problem retryAfter(Duration wait) {
        getHeaders().set(HttpHeaders.RETRY_AFTER, String.valueOf(wait.plusMillis(999).toSeconds()));
        return this;
    }

    /// Adds a property to the problem.
    public Problem with(String name, Object value) {
        getBody().setProperty(name, value);
        return this;
    }
}
