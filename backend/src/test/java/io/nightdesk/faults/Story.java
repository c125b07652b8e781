package io.nightdesk.faults;

import io.nightdesk.faults.History.Entry;
import io.nightdesk.faults.Truth.Row;
import io.nightdesk.faults.Truth.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A history written by hand, and what the database holds in the end: one conversation, and those
/// who write and read in it.
final class Story {

    static final UUID TALK = id(100);
    static final UUID PHONE = id(1);
    static final UUID LAPTOP = id(2);
    static final UUID ONE = id(11);
    static final UUID TWO = id(12);
    static final UUID THREE = id(13);
    static final UUID TURN = id(21);
    static final UUID NEXT_TURN = id(22);
    static final long SECOND = 1_000_000_000L;

    final List<Entry> entries = new ArrayList<>();
    final List<Row> rows = new ArrayList<>();
    final List<Turn> turns = new ArrayList<>();
    long now = SECOND;

    Checker.Verdict check() {
        return Checker.check(History.of(entries.toArray(Entry[]::new)), new Truth(rows, turns));
    }

    List<Invariant> broken() {
        return check().violations().stream().map(Violation::invariant).toList();
    }

    void asked() {
        invoke(PHONE, ONE);
        said(1, ONE);
        ack(ONE, 1);
    }

    void answered() {
        turns.add(new Turn(TURN, TALK, 1, 1, "done"));
        answer(2, TURN);
    }

    void answer(long seq, UUID turn) {
        rows.add(row(seq, "message", "assistant", null, turn, "", "You can return it."));
    }

    /// The watchdog has found a customer whom nobody answers.
    void remembered(long seq) {
        rows.add(
                new Row(
                        TALK,
                        seq,
                        "message",
                        "assistant",
                        null,
                        null,
                        "",
                        "A colleague will answer.",
                        "person"));
    }

    void stopped() {
        stopped(TURN);
    }

    void stopped(UUID turn) {
        entries.add(new History.Stopped(tick(), TALK, turn));
    }

    /// The customer has asked for a person: what follows is nobody's duty to answer.
    void waiting() {
        rows.add(owner(1, "queue"));
    }

    void invoke(UUID device, UUID message) {
        entries.add(new History.Invoked(tick(), device, TALK, message, textOf(message)));
    }

    void ack(UUID message, long seq) {
        entries.add(new History.Acked(tick(), TALK, message, seq));
    }

    void said(long seq, UUID message) {
        rows.add(row(seq, "message", "visitor", message, null, "", textOf(message)));
    }

    void seen(String reader, long... seqs) {
        for (long seq : seqs) {
            Row row = rows.stream().filter(it -> it.seq() == seq).findFirst().orElseThrow();
            entries.add(new History.Seen(tick(), reader, TALK, seq, row.content()));
        }
    }

    void shown(int attempt, String text) {
        entries.add(new History.Shown(tick(), "laptop", TALK, TURN, attempt, text));
    }

    History.ErrorShown error(long waited, String what, boolean forGood) {
        now += waited;
        return new History.ErrorShown(now, PHONE, now - waited, what, forGood);
    }

    long tick() {
        return ++now;
    }

    static String textOf(UUID message) {
        return "text of " + message;
    }

    static Row owner(long seq, String owner) {
        return row(seq, "owner", "agent", null, null, owner, "");
    }

    static Row row(
            long seq,
            String type,
            String author,
            @Nullable UUID message,
            @Nullable UUID turn,
            String owner,
            String text) {
        return new Row(TALK, seq, type, author, message, turn, owner, text, "");
    }

    static UUID id(long number) {
        return new UUID(7, number);
    }
}
