package io.nightdesk.identity.web;

import io.nightdesk.identity.Role;
import io.nightdesk.identity.StaffUser;
import io.nightdesk.site.Site;
import java.util.UUID;

/// The signed-in person, for their own console.
record Me(UUID id, String name, String email, Role role, SiteName site) {

    record SiteName(UUID id, String name) {}

    static Me of(StaffUser user, Site site) {
        return new Me(
                user.agent().id(),
                user.agent().name(),
                user.email(),
                user.agent().role(),
                new SiteName(site.id(), site.name()));
    }
}
