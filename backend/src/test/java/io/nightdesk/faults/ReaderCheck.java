package io.nightdesk.faults;

import io.nightdesk.faults.Violation.Count;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/// What readers were shown: I5 and I10. Whoever has not left must have everything at the end.
final class ReaderCheck {

    private final Log log;
    private final Consumer<Violation> report;
    private final Map<Place, Position> positions = new HashMap<>();
    private final Map<Answer, History.Shown> shown = new HashMap<>();
    private final Set<String> left = new HashSet<>();

    private record Place(String reader, UUID conversation) {}

    private record Answer(String reader, UUID turn) {}

    /// How far a reader is, and has ever been.
    private record Position(long at, long last, long furthest) {}

    ReaderCheck(Log log, Consumer<Violation> report) {
        this.log = log;
        this.report = report;
    }

    void check(List<History.Entry> entries) {
        for (History.Entry entry : entries) {
            switch (entry) {
                case History.Seen seen -> seen(seen);
                case History.Resumed resumed -> resumed(resumed);
                case History.Shown text -> shown(text);
                case History.Left gone -> left.add(gone.reader());
                case History.Invoked _,
                        History.Acked _,
                        History.Refused _,
                        History.ReadBegun _,
                        History.ReadDone _,
                        History.Watches _,
                        History.Listed _,
                        History.Stopped _,
                        History.Claimed _,
                        History.HandedBack _,
                        History.Away _,
                        History.Back _,
                        History.ErrorShown _,
                        History.ErrorGone _,
                        History.Due _,
                        History.Injected _,
                        History.Healed _ -> {}
            }
        }
        positions.forEach(this::ended);
    }

    private void seen(History.Seen it) {
        Place place = new Place(it.reader(), it.conversation());
        Position position = positions.getOrDefault(place, new Position(it.at(), 0, 0));
        if (it.seq() != position.last() + 1) {
            boolean again = it.seq() <= position.last();
            broken(
                    Invariant.I5,
                    again ? Count.DUPLICATED : Count.GAPS,
                    it.at(),
                    "%s was sent seq %d of %s after seq %d"
                            .formatted(it.reader(), it.seq(), it.conversation(), position.last()));
        }
        if (!log.has(it.conversation(), it.seq(), it.content())) {
            broken(
                    Invariant.I5,
                    Count.LOST,
                    it.at(),
                    "%s was sent an event as seq %d of %s that is not there: %s"
                            .formatted(it.reader(), it.seq(), it.conversation(), it.content()));
        }
        move(place, it.at(), it.seq());
    }

    private void resumed(History.Resumed it) {
        Place place = new Place(it.reader(), it.conversation());
        Position position = positions.getOrDefault(place, new Position(it.at(), 0, 0));
        if (it.after() > position.furthest()) {
            broken(
                    Invariant.I5,
                    Count.GAPS,
                    it.at(),
                    "%s went on after seq %d of %s and had only %d"
                            .formatted(
                                    it.reader(),
                                    it.after(),
                                    it.conversation(),
                                    position.furthest()));
        }
        move(place, it.at(), it.after());
    }

    private void move(Place place, long at, long last) {
        positions.merge(
                place,
                new Position(at, last, last),
                (old, now) -> new Position(at, last, Math.max(old.furthest(), last)));
    }

    private void ended(Place place, Position position) {
        long top = log.top(place.conversation());
        if (!left.contains(place.reader()) && position.last() != top) {
            broken(
                    Invariant.I5,
                    Count.GAPS,
                    position.at(),
                    "%s has %s up to seq %d in the end, and there are %d"
                            .formatted(place.reader(), place.conversation(), position.last(), top));
        }
    }

    private void shown(History.Shown it) {
        History.Shown before = shown.put(new Answer(it.reader(), it.turn()), it);
        if (before == null) {
            return;
        }
        boolean kept =
                it.attempt() == before.attempt()
                        ? it.text().startsWith(before.text())
                        : it.attempt() > before.attempt()
                                && it.text().length() >= before.text().length();
        if (!kept) {
            broken(
                    Invariant.I10,
                    Count.OTHER,
                    it.at(),
                    "%s saw the text of turn %s go from %d characters of attempt %d to %d of %d"
                            .formatted(
                                    it.reader(),
                                    it.turn(),
                                    before.text().length(),
                                    before.attempt(),
                                    it.text().length(),
                                    it.attempt()));
        }
    }

    private void broken(Invariant invariant, Count count, long at, String text) {
        report.accept(new Violation(invariant, count, at, text));
    }
}
