package io.nightdesk.faults;

import io.nightdesk.faults.Violation.Count;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// What the assistant did: I7, I8 and I11. While it owns a conversation, each message of the
/// customer is a duty; a duty ends with an answer to it or with a change of owner after it, or when
/// the customer stops the turn that was to answer it. What is written after that is a new duty.
/// What the [Course] says about answers that passed a duty over holds for each of these ends.
final class TurnCheck {

    private final Log log;
    private final Consumer<Violation> report;
    private final LongConsumer leftAlone;
    private final Map<UUID, Long> sentAt = new HashMap<>();
    private final Map<Place, Long> seenAt = new HashMap<>();
    private final Map<UUID, Long> stoppedAt = new HashMap<>();
    private final Map<UUID, Integer> answers = new HashMap<>();
    private final List<History.Due> timers = new ArrayList<>();

    private record Place(UUID conversation, long seq) {}

    /// @param leftAlone told when whom only the watchdog remembered was told so
    TurnCheck(
            Log log,
            List<History.Entry> entries,
            Consumer<Violation> report,
            LongConsumer leftAlone) {
        this.log = log;
        this.report = report;
        this.leftAlone = leftAlone;
        for (History.Entry entry : entries) {
            if (entry instanceof History.Invoked invoked) {
                sentAt.putIfAbsent(invoked.message(), invoked.at());
            } else if (entry instanceof History.Seen seen) {
                seenAt.putIfAbsent(new Place(seen.conversation(), seen.seq()), seen.at());
            } else if (entry instanceof History.Stopped stopped) {
                stoppedAt.putIfAbsent(stopped.turn(), stopped.at());
            } else if (entry instanceof History.Due due) {
                timers.add(due);
            }
        }
    }

    void check(Truth truth) {
        for (Truth.Row row : truth.rows()) {
            UUID turn = row.turn();
            if (turn != null && row.author().equals("assistant")) {
                answers.merge(turn, 1, Integer::sum);
            }
        }
        Map<UUID, List<Truth.Turn>> turns = new LinkedHashMap<>();
        truth.rows().forEach(row -> turns.computeIfAbsent(row.conversation(), _ -> list()));
        truth.turns().forEach(it -> turns.computeIfAbsent(it.conversation(), _ -> list()).add(it));
        turns.forEach(this::conversation);
        timers.forEach(this::timer);
    }

    private static List<Truth.Turn> list() {
        return new ArrayList<>();
    }

    /// Walks the log once, with the owner as it was at each event.
    private void conversation(UUID conversation, List<Truth.Turn> turns) {
        String owner = "ai";
        List<Truth.Row> duties = new ArrayList<>();
        for (Truth.Row row : log.of(conversation)) {
            if (row.type().equals("owner")) {
                owner = row.owner();
            } else if (row.type().equals("message") && owner.equals("ai")) {
                if (row.author().equals("visitor")) {
                    duties.add(row);
                } else if (row.isOfWatchdog()) {
                    leftAlone.accept(seenAt(row));
                }
            } else if (row.author().equals("assistant")) {
                broken(
                        Invariant.I11,
                        Count.BOT_AFTER_HUMAN,
                        seenAt(row),
                        "seq %d of %s is the assistant's while the owner is %s"
                                .formatted(row.seq(), conversation, owner));
            }
        }
        Course course = new Course(log.of(conversation), turns);
        long answered = 0;
        for (Truth.Turn turn : turns) {
            judge(turn, course);
            if (turn.state().equals("done")) {
                overlap(turn, answered);
                answered = Math.max(answered, turn.through());
            }
        }
        for (Truth.Row duty : duties) {
            if (!hasEnded(duty, course)) {
                unanswered(timeOf(duty), "seq %d of %s".formatted(duty.seq(), conversation));
            }
        }
    }

    private boolean hasEnded(Truth.Row duty, Course course) {
        return course.isPassedOn(duty.seq())
                || course.turnsFor(duty.seq())
                        .anyMatch(it -> isVisible(it, course) || isStopped(it, duty));
    }

    private void judge(Truth.Turn turn, Course course) {
        int said = answers.getOrDefault(turn.id(), 0);
        if (said > 1) {
            broken(
                    Invariant.I7,
                    Count.TURNS_WITH_TWO_ANSWERS,
                    timeOf(turn),
                    "turn %s of %s has %d answers".formatted(turn.id(), turn.conversation(), said));
        } else if (!isVisible(turn, course) && !isStopped(turn)) {
            unanswered(
                    timeOf(turn),
                    "turn %s of %s, which is %s,"
                            .formatted(turn.id(), turn.conversation(), turn.state()));
        }
    }

    /// Whether the customer can see how the turn ended.
    private boolean isVisible(Truth.Turn turn, Course course) {
        boolean answered = answers.getOrDefault(turn.id(), 0) > 0;
        return switch (turn.state()) {
            case "done" -> answered;
            case "handed_off", "cancelled", "failed" -> answered || course.isPassedOn(turn);
            default -> false;
        };
    }

    private boolean isStopped(Truth.Turn turn) {
        return turn.state().equals("cancelled") && stoppedAt.containsKey(turn.id());
    }

    /// Whether the customer wanted no answer to this any more, which was sent before.
    private boolean isStopped(Truth.Turn turn, Truth.Row duty) {
        return isStopped(turn) && timeOf(duty) < stoppedAt.getOrDefault(turn.id(), Long.MIN_VALUE);
    }

    private void overlap(Truth.Turn turn, long answered) {
        if (turn.through() <= answered) {
            broken(
                    Invariant.I7,
                    Count.TURNS_WITH_TWO_ANSWERS,
                    timeOf(turn),
                    "turn %s answers what had been answered up to seq %d of %s"
                            .formatted(turn.id(), answered, turn.conversation()));
        }
    }

    private void unanswered(long at, String what) {
        broken(
                Invariant.I7,
                Count.TURNS_WITHOUT_ANSWER,
                at,
                what + " has no answer and no visible alternative");
    }

    private void timer(History.Due due) {
        int fired = log.copies(due.event()).size();
        if (fired != 1) {
            broken(
                    Invariant.I8,
                    fired == 0 ? Count.LOST : Count.DUPLICATED,
                    due.at(),
                    "timer %s of %s fired %d times"
                            .formatted(due.event(), due.conversation(), fired));
        }
    }

    private long seenAt(Truth.Row row) {
        return seenAt.getOrDefault(new Place(row.conversation(), row.seq()), Long.MIN_VALUE);
    }

    /// When the message that caused it was sent.
    private long timeOf(Truth.Turn turn) {
        List<Truth.Row> rows = log.of(turn.conversation());
        boolean there = turn.trigger() >= 1 && turn.trigger() <= rows.size();
        return there ? timeOf(rows.get((int) turn.trigger() - 1)) : Long.MIN_VALUE;
    }

    private long timeOf(Truth.Row row) {
        @Nullable UUID message = row.message();
        return message == null ? Long.MIN_VALUE : sentAt.getOrDefault(message, Long.MIN_VALUE);
    }

    private void broken(Invariant invariant, Count count, long at, String text) {
        report.accept(new Violation(invariant, count, at, text));
    }
}
