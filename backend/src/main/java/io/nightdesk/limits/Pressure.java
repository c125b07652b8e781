package io.nightdesk.limits;

import java.time.Duration;

/// How busy the database is.
@FunctionalInterface
public interface Pressure {

    /// How long whoever got a connection just now had to wait for it; zero when nobody waits.
    Duration waited();
}
