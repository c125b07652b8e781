package io.nightdesk.gateway.web;

import io.nightdesk.identity.VisitorAttributes;
import io.nightdesk.identity.Visitors;
import io.nightdesk.kernel.Problem;
import io.nightdesk.limits.Limit;
import io.nightdesk.limits.Limits;
import io.nightdesk.limits.Permit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// Keeps what the embedding page tells of a visitor. A mistake in it costs neither the chat nor
/// the rest of it, and is named in the answer.
@Component
class PageAttributes {

    private static final Problem.Field UNREADABLE =
            new Problem.Field(
                    "attributes", "Send an object of names and texts, such as {\"plan\": \"pro\"}");

    private final Visitors visitors;
    private final Limits limits;

    PageAttributes(Visitors visitors, Limits limits) {
        this.visitors = visitors;
        this.limits = limits;
    }

    /// @param told null for what was told before
    /// @return what of it was not kept; null when nothing
    @Nullable ProblemDetail keep(UUID visitor, @Nullable JsonNode told) {
        if (told == null || told.isNull()) {
            return null;
        }
        VisitorAttributes read = VisitorAttributes.read(told).orElse(null);
        if (read == null) {
            return Problem.ofFields(List.of(UNREADABLE)).getBody();
        }
        if (!read.values().equals(visitors.attributes(visitor))) {
            if (limits.tryAcquire(Limit.ATTRIBUTES, visitor.toString())
                    instanceof Permit.Exceeded) {
                return Problem.of(
                                HttpStatus.TOO_MANY_REQUESTS,
                                "RATE",
                                "The attributes have changed too often; try again later")
                        .getBody();
            }
            visitors.tell(visitor, read.values());
        }
        return read.problems().isEmpty() ? null : problem(read);
    }

    private static ProblemDetail problem(VisitorAttributes read) {
        return Problem.ofFields(
                        read.problems().stream()
                                .map(it -> new Problem.Field(it.field(), it.message()))
                                .toList())
                .getBody();
    }
}
