package io.nightdesk.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What is written down of a run while it goes. However the run ends, what was seen until then
/// is counted, and compared with the database if that can be read.
final class Account {

    private final FaultRun.Plan plan;
    private final History history = new History();
    private final List<String> troubles = new ArrayList<>();
    private final long since = System.nanoTime();
    private String rig = "";
    private @Nullable Nemesis nemesis;

    Account(FaultRun.Plan plan) {
        this.plan = plan;
    }

    /// A part of a run, which may break off.
    @FunctionalInterface
    interface Part {
        void run() throws Exception;
    }

    /// Does a part; when it breaks off that is a trouble, and the next one can still be done.
    void part(Part part) {
        try {
            part.run();
        } catch (Exception | Error e) {
            trouble("the run broke off: " + e);
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
        }
    }

    History history() {
        return history;
    }

    void trouble(String what) {
        troubles.add(what);
    }

    void rig(String description) {
        rig = description;
    }

    void nemesis(Nemesis now) {
        nemesis = now;
    }

    /// Reads the truth and compares it with what was seen.
    FaultRun.Result close(Supplier<Truth> truth) {
        Checker.Verdict[] verdict = new Checker.Verdict[1];
        part(() -> verdict[0] = Checker.check(history, truth.get()));
        if (verdict[0] == null) {
            trouble("what was seen was counted and not checked");
            verdict[0] = Checker.count(history);
        }
        Nemesis harm = nemesis;
        if (harm != null) {
            troubles.addAll(harm.troubles());
        }
        List<History.Entry> entries = history.entries();
        return new FaultRun.Result(
                plan,
                rig,
                verdict[0],
                Costs.of(entries),
                entries.isEmpty() ? 0 : (System.nanoTime() - since) / 1_000_000_000,
                harm == null ? 0 : harm.begun(),
                harm == null ? List.of() : harm.schedule(),
                List.copyOf(troubles));
    }
}
