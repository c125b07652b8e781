package io.nightdesk.identity;

import io.nightdesk.kernel.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/// Reads who a visitor is from an `Authorization: Bearer` header.
@Component
public class VisitorBearer {

    private static final String SCHEME = "Bearer ";

    private final Visitors visitors;

    VisitorBearer(Visitors visitors) {
        this.visitors = visitors;
    }

    /// The bare token, or null when the header holds none.
    public static @Nullable String token(@Nullable String header) {
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? header.substring(SCHEME.length()).strip()
                : null;
    }

    /// The visitor.
    ///
    /// @throws Problem 401 `EXPIRED` when there is no token or its session has ended
    public Principal.Visitor require(@Nullable String header) {
        String token = token(header);
        if (token == null) {
            throw expired("Send the session token as Authorization: Bearer …");
        }
        return visitors.authenticate(token)
                .orElseThrow(() -> expired("The session has ended; start a new one"));
    }

    private static Problem expired(String detail) {
        return Problem.of(HttpStatus.UNAUTHORIZED, "EXPIRED", detail);
    }
}
