package io.nightdesk.identity;

import io.nightdesk.kernel.Ids;
import io.nightdesk.kernel.Sha256;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// One-time tickets that let a console's socket say who it is. A cookie is no proof there: a
/// browser sends it from any page that opens a socket. A ticket is 256 random bits, kept as a
/// hash, good for one use within 60 seconds on any node.
@Component
public class SocketTickets {

    private static final Duration LIFETIME = Duration.ofSeconds(60);

    private final SocketTicketStore store;
    private final Ids ids;
    private final Clock clock;

    SocketTickets(SocketTicketStore store, Ids ids, Clock clock) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
    }

    /// A new ticket for this person.
    public String issue(Principal.Agent agent) {
        String ticket = Tokens.create();
        store.insert(ids.next(), agent.id(), Sha256.of(ticket), clock.instant().plus(LIFETIME));
        return ticket;
    }

    /// Takes a ticket in. Empty when it is unknown, used, expired, or its owner signed out since.
    /// The role is the one that holds now, not the one at issue.
    public Optional<Principal.Agent> redeem(String ticket) {
        return store.take(Sha256.of(ticket), clock.instant());
    }

    /// Makes this person's unused tickets worthless, and clears away expired ones.
    void revoke(UUID staff) {
        store.delete(staff, clock.instant());
    }
}
