package io.nightdesk.faults;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Compares what clients saw with what the database holds, in time linear in both but for the turns
/// of one conversation, and says which promise was broken, how often, and during which fault.
final class Checker {

    /// @param violations by time
    record Verdict(List<Violation> violations, Scoreboard board) {

        boolean isClean() {
            return violations.isEmpty();
        }
    }

    private Checker() {}

    /// Counts what clients saw and compares it with nothing.
    static Verdict count(History history) {
        return verdict(history.entries(), List.of(), List.of());
    }

    static Verdict check(History history, Truth truth) {
        List<History.Entry> entries = history.entries();
        var log = new Log(truth);
        List<Violation> violations = new ArrayList<>();
        List<Long> leftAlone = new ArrayList<>();
        log.holes(violations::add);
        new MessageCheck(log, violations::add).check(entries);
        new ReaderCheck(log, violations::add).check(entries);
        new TurnCheck(log, entries, violations::add, leftAlone::add).check(truth);
        Windows windows = Windows.of(entries);
        new InboxCheck(log, windows, violations::add).check(entries);
        new ErrorCheck(windows, violations::add).check(entries);
        violations.sort(Comparator.comparingLong(Violation::at));
        return verdict(entries, violations, leftAlone);
    }

    private static Verdict verdict(
            List<History.Entry> entries, List<Violation> violations, List<Long> leftAlone) {
        Scoreboard board = new Scoreboard(Windows.of(entries));
        new Tally(board).count(entries);
        leftAlone.forEach(at -> board.add(at, Score::leftAlone));
        violations.forEach(it -> board.add(it.at(), score -> score.broken(it)));
        return new Verdict(List.copyOf(violations), board);
    }
}
