package io.nightdesk.identity;

import io.nightdesk.kernel.Ids;
import io.nightdesk.kernel.Sha256;
import io.nightdesk.site.Site;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Anonymous customers and the sessions of their browsers. A session ends 30 days after its last
/// use and 90 days after its start.
@Component
public class Visitors {

    private static final Duration SLIDING = Duration.ofDays(30);

    private final VisitorStore store;
    private final Ids ids;
    private final Clock clock;

    Visitors(VisitorStore store, Ids ids, Clock clock) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
    }

    /// A session just begun.
    ///
    /// @param token shown this once; the server keeps its hash only
    /// @param expiresAt when it ends if it is not used before
    public record Started(String token, Principal.Visitor visitor, Instant expiresAt) {}

    /// Begins a session for a browser that has none.
    @Transactional
    public Started start(Site site, String locale) {
        UUID id = ids.next();
        var visitor = new Principal.Visitor(id, site.id(), nameOf(id), locale);
        String token = Tokens.create();
        store.insert(visitor, Sha256.of(token));
        return new Started(token, visitor, expiry());
    }

    /// The visitor whose session this is; empty when it is unknown or has ended.
    public Optional<Principal.Visitor> authenticate(String token) {
        byte[] hash = Sha256.of(token);
        Optional<VisitorStore.Found> found = store.find(hash);
        found.filter(VisitorStore.Found::stale).ifPresent(_ -> store.touch(hash));
        return found.map(VisitorStore.Found::visitor);
    }

    /// What the embedding page tells of a visitor, by name; see [VisitorAttributes].
    public Map<String, String> attributes(UUID visitor) {
        return store.attributes(visitor);
    }

    /// Keeps what the embedding page tells of a visitor, in place of what it told before.
    public void tell(UUID visitor, Map<String, String> attributes) {
        store.tell(visitor, attributes);
    }

    /// When a session used right now would end.
    public Instant expiry() {
        return clock.instant().plus(SLIDING);
    }

    /// A stable name for somebody who gave none: agents must be able to tell two visitors apart.
    private static String nameOf(UUID id) {
        return "Visitor %04X".formatted(id.getLeastSignificantBits() & 0xFFFF);
    }
}
