package io.nightdesk.identity;

import io.nightdesk.kernel.Ids;
import io.nightdesk.kernel.Sha256;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Links that open one account each. The token is 256 random bits, kept as a hash.
@Component
class StaffLinks {

    private final StaffLinkStore store;
    private final Ids ids;
    private final Clock clock;

    StaffLinks(StaffLinkStore store, Ids ids, Clock clock) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
    }

    record Made(StaffLink link, String token) {

        /// Where the link leads on this server.
        String path() {
            return "/console/setup/" + token;
        }
    }

    /// @param by who invites; null makes a link for the first admin
    Made make(UUID site, Role role, Duration lifetime, @Nullable UUID by) {
        StaffLink.Kind kind = by == null ? StaffLink.Kind.SETUP : StaffLink.Kind.INVITATION;
        Instant now = clock.instant();
        String token = Tokens.create();
        var link = new StaffLink(ids.next(), site, kind, role, now.plus(lifetime), false);
        store.insert(link, Sha256.of(token), now, by);
        return new Made(link, token);
    }

    Optional<StaffLink> find(String token) {
        return store.find(Sha256.of(token));
    }

    /// The link, if it still works, held until the transaction ends.
    Optional<StaffLink> lockOpen(String token) {
        return store.lock(Sha256.of(token)).filter(link -> !link.used() && !isOver(link));
    }

    void markUsed(StaffLink link, UUID staff) {
        store.markUsed(link.id(), staff, clock.instant());
    }

    List<Invitation> openInvitations(UUID site) {
        return store.openInvitations(site, clock.instant());
    }

    boolean revokeInvitation(UUID site, UUID id) {
        return store.deleteInvitation(site, id);
    }

    boolean isOver(StaffLink link) {
        return !link.expiresAt().isAfter(clock.instant());
    }
}
