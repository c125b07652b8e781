package io.nightdesk.kernel;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The time that all nodes share, which is the database's: a machine whose clock is a day off would
/// ring every timer at once. Begins with the machine's clock, goes on by the monotonic one, and is
/// set right whenever it is found to differ from the database by more than a second. Safe from any
/// thread.
public final class StoreClock extends Clock {

    /// More than a trip to the database and the drift of good clocks.
    private static final Duration TOLERATED = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(StoreClock.class);

    private final LongSupplier nanos;
    private volatile Anchor anchor;

    private record Anchor(Instant at, long nanos) {}

    public StoreClock(Clock machine) {
        this(machine, System::nanoTime);
    }

    /// @param nanos the monotonic clock
    StoreClock(Clock machine, LongSupplier nanos) {
        this.nanos = nanos;
        this.anchor = new Anchor(machine.instant(), nanos.getAsLong());
    }

    /// The database has just said what time it is.
    public void hear(Instant told) {
        Duration off = Duration.between(told, instant());
        if (off.abs().compareTo(TOLERATED) > 0) {
            anchor = new Anchor(told, nanos.getAsLong());
            LOG.warn(
                    "this node's clock was {} s off the database's, which counts", off.toSeconds());
        }
    }

    @Override
    public Instant instant() {
        Anchor from = anchor;
        return from.at().plusNanos(nanos.getAsLong() - from.nanos());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return zone.equals(ZoneOffset.UTC) ? this : new Zoned(this, zone);
    }

    /// The same time, told elsewhere.
    private static final class Zoned extends Clock {
        private final Clock time;
        private final ZoneId zone;

        Zoned(Clock time, ZoneId zone) {
            this.time = time;
            this.zone = zone;
        }

        @Override
        public Instant instant() {
            return time.instant();
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return new Zoned(time, other);
        }
    }
}
