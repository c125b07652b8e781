package io.nightdesk.faults;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/// The figures of the whole run and of the time during which each fault was at work.
final class Scoreboard {

    private final Windows windows;
    private final Score whole = new Score();
    private final Map<String, Score> byFault = new TreeMap<>();
    private final Waits waits = new Waits();

    Scoreboard(Windows windows) {
        this.windows = windows;
    }

    /// Counts something for the whole and for every fault at work at that time.
    void add(long at, Consumer<Score> what) {
        what.accept(whole);
        windows.at(at).forEach(fault -> what.accept(of(fault)));
    }

    /// Counts an injection of this fault, whichever others were at work.
    void injected(String fault) {
        whole.injected();
        of(fault).injected();
    }

    /// The longest ones of the whole.
    Waits waits() {
        return waits;
    }

    Score whole() {
        return whole;
    }

    /// Of a fault that was never at work, all figures are zero.
    Score of(String fault) {
        return byFault.computeIfAbsent(fault, _ -> new Score());
    }
}
