package io.nightdesk.identity.web;

import io.nightdesk.identity.Staff;
import io.nightdesk.identity.StaffSessions;
import io.nightdesk.identity.StaffUser;
import io.nightdesk.site.Sites;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.stereotype.Component;

/// Begins and ends sessions on the request at hand, in the one way all entrances share.
@Component
class Doorway {

    private final StaffSessions sessions;
    private final CsrfTokenRepository csrf;
    private final Staff staff;
    private final Sites sites;

    Doorway(StaffSessions sessions, CsrfTokenRepository csrf, Staff staff, Sites sites) {
        this.sessions = sessions;
        this.csrf = csrf;
        this.staff = staff;
        this.sites = sites;
    }

    Me enter(StaffUser user, HttpServletRequest request, HttpServletResponse response) {
        sessions.begin(user, request);
        renewToken(request, response);
        staff.seen(user.agent().id());
        return me(user);
    }

    void leave(HttpServletRequest request, HttpServletResponse response) {
        sessions.end(request);
        renewToken(request, response);
    }

    Me me(StaffUser user) {
        return Me.of(user, sites.theSite());
    }

    /// A token somebody planted before must not hold for the new session.
    private void renewToken(HttpServletRequest request, HttpServletResponse response) {
        csrf.saveToken(csrf.generateToken(request), request, response);
    }
}
