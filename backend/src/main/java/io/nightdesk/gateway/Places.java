package io.nightdesk.gateway;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/// The names under which one connection is counted. Each is given back once, also where the
/// connection ends while it is being counted. Safe from any thread.
final class Places {

    private final Set<String> taken = new HashSet<>(2);
    private boolean left;

    synchronized boolean has(String who) {
        return taken.contains(who);
    }

    /// @param giveBack called at once where the connection has ended
    synchronized void add(String who, Consumer<String> giveBack) {
        if (left) {
            giveBack.accept(who);
        } else {
            taken.add(who);
        }
    }

    synchronized void leave(Consumer<String> giveBack) {
        left = true;
        taken.forEach(giveBack);
        taken.clear();
    }
}
