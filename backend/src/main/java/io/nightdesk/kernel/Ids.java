package io.nightdesk.kernel;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/// Makes the project's identifiers: UUID version 7 (RFC 9562, section 5.7), so that ids made later
/// sort later to the millisecond and fall together in an index. Order of messages never rests on
/// them; that is what a conversation's `seq` is for.
public final class Ids {

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public Ids(Clock clock) {
        this.clock = clock;
    }

    /// The same id for the same name, for what must not happen twice.
    public static UUID named(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    /// Comes before every id made at this time or later, and after every one made before.
    public static UUID lowest(Instant at) {
        return new UUID(at.toEpochMilli() << 16, 0);
    }

    /// A new id: 48 bits of Unix milliseconds, the rest random. Safe from any thread.
    public UUID next() {
        long millis = clock.millis();
        long high = (millis << 16) | 0x7000L | (random.nextLong() & 0x0FFFL);
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
