package io.nightdesk.limits;

import java.time.Duration;

/// How busy the database is, seen from one of the places where its users wait for it.
@FunctionalInterface
public interface Pressure {

    /// The SQL standard's code for a server that is full, of an exception by which somebody has
    /// waited too long; it tells saturation from an outage.
    String TOO_MANY = "53300";

    /// How long one has to wait there at present; zero when nobody waits.
    Duration waited();
}
