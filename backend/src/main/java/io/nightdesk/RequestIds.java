package io.nightdesk;

import io.nightdesk.kernel.Ids;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Gives each request an id by which a caller's report, a balancer's log and ours are laid side by
/// side: the `X-Request-Id` that it came with, or a new one. It is in the answer, in every log line
/// written meanwhile, and in problems as `requestId`.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestIds extends OncePerRequestFilter {

    /// In log lines and problems.
    static final String NAME = "requestId";

    private static final String HEADER = "X-Request-Id";

    /// Anything else could forge log lines, or make them long.
    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9._-]{8,64}");

    private final Ids ids;

    RequestIds(Ids ids) {
        this.ids = ids;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String id = idOf(request);
        request.setAttribute(NAME, id);
        response.setHeader(HEADER, id);
        try (var _ = MDC.putCloseable(NAME, id)) {
            chain.doFilter(request, response);
        }
    }

    /// The server's own error page belongs to the same request.
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    private String idOf(HttpServletRequest request) {
        if (request.getAttribute(NAME) instanceof String already) {
            return already;
        }
        String given = request.getHeader(HEADER);
        return isWellFormed(given) ? given : ids.next().toString();
    }

    private static boolean isWellFormed(@Nullable String id) {
        return id != null && WELL_FORMED.matcher(id).matches();
    }
}
