package io.nightdesk.identity.web;

import io.nightdesk.identity.KnownBrowsers;
import io.nightdesk.identity.Staff;
import io.nightdesk.identity.StaffSessions;
import io.nightdesk.identity.StaffUser;
import io.nightdesk.site.Sites;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.stereotype.Component;

/// Begins and ends sessions on the request at hand, in the one way all entrances share.
@Component
class Doorway {

    /// The cookie by which a browser is known that somebody has signed in with.
    static final String MARK = "nightdesk-browser";

    private static final Duration REMEMBERED = Duration.ofDays(180);

    private final StaffSessions sessions;
    private final KnownBrowsers browsers;
    private final CsrfTokenRepository csrf;
    private final Staff staff;
    private final Sites sites;

    Doorway(
            StaffSessions sessions,
            KnownBrowsers browsers,
            CsrfTokenRepository csrf,
            Staff staff,
            Sites sites) {
        this.sessions = sessions;
        this.browsers = browsers;
        this.csrf = csrf;
        this.staff = staff;
        this.sites = sites;
    }

    Me enter(StaffUser user, HttpServletRequest request, HttpServletResponse response) {
        sessions.begin(user, request);
        renewToken(request, response);
        staff.seen(user.agent().id());
        remember(user, request, response);
        return me(user);
    }

    void leave(HttpServletRequest request, HttpServletResponse response) {
        sessions.end(request);
        renewToken(request, response);
    }

    Me me(StaffUser user) {
        return Me.of(user, sites.theSite());
    }

    private void remember(
            StaffUser user, HttpServletRequest request, HttpServletResponse response) {
        ResponseCookie cookie =
                ResponseCookie.from(MARK, browsers.mark(user))
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Strict")
                        .path("/api/v1/staff/session")
                        .maxAge(REMEMBERED)
                        .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    /// A token somebody planted before must not hold for the new session.
    private void renewToken(HttpServletRequest request, HttpServletResponse response) {
        csrf.saveToken(csrf.generateToken(request), request, response);
    }
}
