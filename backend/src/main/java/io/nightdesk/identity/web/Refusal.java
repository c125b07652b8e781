package io.nightdesk.identity.web;

import io.nightdesk.identity.FieldError;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/// An error as a problem (RFC 9457) with a `code`.
final class Refusal {

    private Refusal() {}

    static ErrorResponseException of(HttpStatus status, String code, String detail) {
        return of(status, detail, Map.of("code", code));
    }

    static ErrorResponseException ofFields(List<FieldError> errors) {
        return of(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "Some fields need another value.",
                Map.of("code", "INVALID", "errors", errors));
    }

    private static ErrorResponseException of(
            HttpStatus status, String detail, Map<String, Object> properties) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setProperties(properties);
        return new ErrorResponseException(status, problem, null);
    }
}
