package io.nightdesk.faults;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/// The line in which the widget tells a customer that something is wrong, once that has lasted
/// for four seconds. Times are nanoseconds of the monotonic clock. Not safe for several
/// threads.
final class Strip {

    /// What may be wrong.
    enum Trouble {
        UNCONNECTED,
        READ_ONLY
    }

    private final Witness witness;
    private final Map<Trouble, Long> since = new EnumMap<>(Trouble.class);
    private final Set<Trouble> shown = EnumSet.noneOf(Trouble.class);

    Strip(Witness witness) {
        this.witness = witness;
    }

    void begins(Trouble trouble, long now) {
        since.putIfAbsent(trouble, now);
    }

    void ends(Trouble trouble) {
        since.remove(trouble);
        if (shown.remove(trouble)) {
            witness.errorGone(trouble);
        }
    }

    /// The tab is closed, or its own network is off, which is nobody else's fault.
    void clear() {
        for (Trouble trouble : Trouble.values()) {
            ends(trouble);
        }
    }

    boolean isShown(Trouble trouble) {
        return shown.contains(trouble);
    }

    /// Time has passed.
    void look(long now) {
        since.forEach(
                (trouble, begun) -> {
                    if (now - begun > ErrorCheck.GRACE_NANOS && shown.add(trouble)) {
                        witness.errorShown(trouble, begun);
                    }
                });
    }
}
