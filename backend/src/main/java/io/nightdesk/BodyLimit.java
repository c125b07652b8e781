package io.nightdesk;

import io.nightdesk.identity.StaffUser;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/// How much a request may bring, asked before anything of it is parsed: a few bytes of JSON become
/// many of memory. Stands behind Spring Security, which reads no body, so it knows who has signed
/// in. What takes files, or frames, has a limit of its own.
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class BodyLimit extends OncePerRequestFilter {

    /// All that a page may tell of a visitor, written in the longest way, fits.
    static final int ANYBODY = 64 << 10;

    /// An article of a mebibyte, each byte of it written in six.
    static final int STAFF = 8 << 20;

    /// Bytes that are heard out before a refusal.
    private static final int PATIENCE = 1 << 20;

    private static final Set<String> BODILESS =
            Set.of(HttpMethod.GET.name(), HttpMethod.HEAD.name(), HttpMethod.OPTIONS.name());

    private static final List<PathPatternRequestMatcher> OWN_LIMITS =
            List.of(
                    PathPatternRequestMatcher.pathPattern("/api/v1/frames"),
                    PathPatternRequestMatcher.pathPattern("/api/v1/sources/uploads"),
                    PathPatternRequestMatcher.pathPattern("/api/v1/sources/{id}/upload"));

    private final ProblemWriter problems;

    BodyLimit(JsonMapper json) {
        this.problems = new ProblemWriter(json);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return BODILESS.contains(request.getMethod())
                || OWN_LIMITS.stream().anyMatch(path -> path.matches(request));
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long length = request.getContentLengthLong();
        if (length >= 0 && length <= ANYBODY) {
            chain.doFilter(request, response);
            return;
        }
        int most = isStaff() ? STAFF : ANYBODY;
        if (length < 0) {
            // Nobody has said how much it is (chunks): only reading tells.
            byte[] body = request.getInputStream().readNBytes(most + 1);
            if (body.length <= most) {
                chain.doFilter(new ReadRequest(request, body), response);
                return;
            }
        } else if (length <= most) {
            chain.doFilter(request, response);
            return;
        }
        refuse(request, response, most);
    }

    private static boolean isStaff() {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        return who != null && who.getPrincipal() instanceof StaffUser;
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, int most)
            throws IOException {
        // Whoever is cut off while speaking does not hear the answer.
        request.getInputStream().skip(PATIENCE);
        ProblemDetail problem =
                ProblemDetail.forStatusAndDetail(
                        HttpStatus.CONTENT_TOO_LARGE,
                        "A request may bring %d KiB at most.".formatted(most >> 10));
        problem.setProperty("code", "TOO_LARGE");
        problems.write(response, problem);
    }
}
