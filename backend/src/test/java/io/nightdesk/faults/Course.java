package io.nightdesk.faults;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/// The course of one conversation. With each answer the assistant turns to what was written
/// meanwhile, so what ends a duty comes before the next answer, or is that; nothing later makes up
/// for a message that an answer to others has passed over.
final class Course {

    private final List<Truth.Turn> turns;

    /// At which `seq` the assistant lost it, to whomever.
    private final NavigableSet<Long> losses = new TreeSet<>();

    /// By the `seq` of the answer. Not what a turn says that passes the conversation on.
    private final NavigableMap<Long, Truth.Turn> answers = new TreeMap<>();

    Course(List<Truth.Row> log, List<Truth.Turn> turns) {
        this.turns = turns;
        Map<UUID, Truth.Turn> answering = new HashMap<>();
        turns.stream()
                .filter(it -> !it.state().equals("handed_off"))
                .forEach(it -> answering.put(it.id(), it));
        for (Truth.Row row : log) {
            UUID id = row.turn();
            Truth.Turn turn = id == null ? null : answering.get(id);
            if (row.type().equals("owner") && !row.owner().equals("ai")) {
                losses.add(row.seq());
            } else if (turn != null && row.author().equals("assistant")) {
                answers.put(row.seq(), turn);
            }
        }
    }

    /// The turns that were to answer the message at this `seq`. All that is written during an
    /// answer is for one turn, which begins with the last of it.
    Stream<Truth.Turn> turnsFor(long seq) {
        long next = nextAnswer(seq);
        return turns.stream()
                .filter(it -> it.trigger() > seq ? it.trigger() < next : seq <= it.through());
    }

    /// Whether the assistant lost the conversation before it answered anything after this `seq`.
    boolean isPassedOn(long seq) {
        Long lost = losses.higher(seq);
        return lost != null && lost < nextAnswer(seq);
    }

    /// Whether the assistant lost the conversation before a later turn answered anything.
    boolean isPassedOn(Truth.Turn turn) {
        long end = Math.max(turn.trigger(), turn.through());
        Long lost = losses.higher(end);
        return lost != null
                && answers.subMap(end, lost).values().stream()
                        .noneMatch(it -> it.trigger() > turn.trigger());
    }

    private long nextAnswer(long seq) {
        Long next = answers.higherKey(seq);
        return next == null ? Long.MAX_VALUE : next;
    }
}
