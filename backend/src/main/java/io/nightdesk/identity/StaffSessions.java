package io.nightdesk.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.stereotype.Component;

/// Sessions of staff. A session holds who signed in and when, as plain strings; the account is
/// read anew on every request. So a changed role holds from the next request on, and nothing in a
/// session depends on the shape of our classes, which two versions of the server may not share.
@Component
public class StaffSessions implements SecurityContextRepository {

    /// However busy somebody is, after a working day they sign in again.
    private static final Duration ABSOLUTE = Duration.ofHours(12);

    private static final String STAFF = "staff";
    private static final String SIGNED_IN_AT = "signed-in-at";

    private final StaffStore store;
    private final StaffSessionStore sessions;
    private final Clock clock;

    StaffSessions(StaffStore store, StaffSessionStore sessions, Clock clock) {
        this.store = store;
        this.sessions = sessions;
        this.clock = clock;
    }

    /// Signs `user` in on this request. Whatever session the browser brought ends here, so that
    /// nobody can plant one (session fixation).
    public void begin(StaffUser user, HttpServletRequest request) {
        end(request);
        HttpSession session = request.getSession(true);
        session.setAttribute(STAFF, user.agent().id().toString());
        session.setAttribute(SIGNED_IN_AT, clock.instant().toString());
        session.setAttribute(
                FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME,
                user.agent().id().toString());
    }

    /// Ends the session of this request, if there is one.
    public void end(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    /// Those of these who have a session, on whatever node.
    public Set<UUID> signedIn(Collection<UUID> staff) {
        return sessions.signedIn(staff, clock.instant());
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        return new Loading(request);
    }

    /// The old way in, which the interface still asks for.
    @Override
    @SuppressWarnings("deprecation")
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return loadDeferredContext(holder.getRequest()).get();
    }

    /// Nothing to do: [#begin] and [#end] are the only ways in and out.
    @Override
    public void saveContext(
            SecurityContext context, HttpServletRequest request, HttpServletResponse response) {}

    @Override
    public boolean containsContext(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(STAFF) != null;
    }

    private Optional<StaffUser> user(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null
                || !(session.getAttribute(STAFF) instanceof String staff)
                || !(session.getAttribute(SIGNED_IN_AT) instanceof String signedInAt)) {
            return Optional.empty();
        }
        if (Instant.parse(signedInAt).plus(ABSOLUTE).isBefore(clock.instant())) {
            session.invalidate();
            return Optional.empty();
        }
        return store.byId(UUID.fromString(staff)).map(StaffUser::withoutPassword);
    }

    /// Asks the database only when somebody wants to know who is calling, and once.
    private final class Loading implements DeferredSecurityContext {

        private final HttpServletRequest request;
        private @Nullable SecurityContext context;
        private boolean generated;

        Loading(HttpServletRequest request) {
            this.request = request;
        }

        @Override
        public SecurityContext get() {
            SecurityContext known = context;
            if (known == null) {
                Optional<SecurityContext> found = user(request).map(Loading::of);
                generated = found.isEmpty();
                known = found.orElseGet(SecurityContextHolder::createEmptyContext);
                context = known;
            }
            return known;
        }

        @Override
        public boolean isGenerated() {
            get();
            return generated;
        }

        private static SecurityContext of(StaffUser user) {
            return new SecurityContextImpl(
                    UsernamePasswordAuthenticationToken.authenticated(
                            user, null, user.getAuthorities()));
        }
    }
}
