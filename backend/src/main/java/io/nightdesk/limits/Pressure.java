package io.nightdesk.limits;

import java.time.Duration;

/// How busy the database is, seen from one of the places where its users wait for it.
@FunctionalInterface
public interface Pressure {

    /// How long one has to wait there at present; zero when nobody waits.
    Duration waited();
}
