package io.nightdesk.node;

import org.springframework.stereotype.Component;

/// Which life of the database this is. A restore from a backup begins a new one, and clients that
/// saw more than was restored must find out.
@Component
public class Incarnation {

    private final NodeStore store;
    private volatile long known;

    Incarnation(NodeStore store) {
        this.store = store;
    }

    /// From 1, rising with every restore. Read once: a restore restarts the nodes.
    public long epoch() {
        if (known == 0) {
            known = store.databaseEpoch();
        }
        return known;
    }
}
