package io.nightdesk.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Component;

/// Links by which an admin lets others in. The admin passes the link on by whatever means the two
/// trust; the server cannot show it a second time.
@Component
public class Invitations {

    private static final Duration LIFETIME = Duration.ofDays(7);

    private final StaffLinks links;

    Invitations(StaffLinks links) {
        this.links = links;
    }

    /// A link just made.
    ///
    /// @param path where it leads on this server, such as `/console/setup/…`
    public record Invited(UUID id, String path, Instant expiresAt) {}

    /// Makes a link that opens one account with this role, within seven days.
    @PreAuthorize("hasAuthority('staff.invite')")
    public Invited invite(Principal.Agent by, Role role) {
        StaffLinks.Made made = links.make(by.site(), role, LIFETIME, by.id());
        return new Invited(made.link().id(), made.path(), made.link().expiresAt());
    }

    /// Invitations nobody has accepted yet, newest first.
    @PreAuthorize("hasAuthority('staff.view')")
    public List<Invitation> open(Principal.Agent asking) {
        return links.openInvitations(asking.site());
    }

    /// Takes an invitation back. False when there is none, or it was accepted.
    @PreAuthorize("hasAuthority('staff.invite')")
    public boolean revoke(Principal.Agent by, UUID invitation) {
        return links.revokeInvitation(by.site(), invitation);
    }
}
