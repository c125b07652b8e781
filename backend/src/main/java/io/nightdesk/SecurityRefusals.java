package io.nightdesk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import tools.jackson.databind.json.JsonMapper;

/// Refusals of the security chains as problems (RFC 9457) with a `code`, like every other error.
class SecurityRefusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final ProblemWriter problems;
    private final @Nullable HttpStatus always;

    SecurityRefusals(JsonMapper json) {
        this.problems = new ProblemWriter(json);
        this.always = null;
    }

    /// Answers every refusal with the same status, so that it tells nothing.
    SecurityRefusals(JsonMapper json, HttpStatus always) {
        this.problems = new ProblemWriter(json);
        this.always = always;
    }

    @Override
    public void commence(
            HttpServletRequest request,
            HttpServletResponse response,
            AuthenticationException exception)
            throws IOException {
        write(response, HttpStatus.UNAUTHORIZED, "UNAUTHENTICATED", "Sign in first.");
    }

    @Override
    public void handle(
            HttpServletRequest request,
            HttpServletResponse response,
            AccessDeniedException exception)
            throws IOException {
        if (exception instanceof CsrfException) {
            write(
                    response,
                    HttpStatus.FORBIDDEN,
                    "CSRF",
                    "Send the value of the cookie XSRF-TOKEN in the header X-XSRF-TOKEN.");
        } else {
            write(response, HttpStatus.FORBIDDEN, "FORBIDDEN", "Your role does not allow this.");
        }
    }

    private void write(HttpServletResponse response, HttpStatus status, String code, String detail)
            throws IOException {
        ProblemDetail problem =
                always == null
                        ? ProblemDetail.forStatusAndDetail(status, detail)
                        : ProblemDetail.forStatus(always);
        problem.setProperty("code", always == null ? code : always.name());
        problems.write(response, problem);
    }
}
