package io.nightdesk.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// How far one conversation has arrived at a client, as the protocol wants it kept: lets through
/// only what continues exactly there. Not safe for several threads.
final class Place {

    /// What to do with what came.
    enum Passed {
        SHOW,
        DROP,
        HOLE
    }

    /// The growing answer.
    ///
    /// @param text all that this attempt has written
    /// @param before what an earlier attempt had shown; stays on screen until `text` is as long
    record Answer(UUID turn, int attempt, String text, String before) {

        boolean isOnScreen() {
            return text.length() >= before.length();
        }

        private String onScreen() {
            return isOnScreen() ? text : before;
        }
    }

    private final List<UUID> ended = new ArrayList<>();
    private long after;
    private @Nullable Answer answer;

    long after() {
        return after;
    }

    @Nullable Answer answer() {
        return answer;
    }

    void reset() {
        after = 0;
        answer = null;
    }

    /// A page of events; [#fresh] says which of a shown page were not known.
    Passed events(JsonNode frame) {
        if (frame.path("to").asLong() <= after) {
            return Passed.DROP;
        }
        return frame.path("from").asLong() > after + 1 ? Passed.HOLE : Passed.SHOW;
    }

    /// The events of a page that passed, without those known before. Moves on.
    List<JsonNode> fresh(JsonNode frame) {
        List<JsonNode> items =
                frame.path("items")
                        .valueStream()
                        .filter(it -> it.path("seq").asLong() > after)
                        .toList();
        after = frame.path("to").asLong();
        items.forEach(this::close);
        return items;
    }

    Passed delta(UUID turn, int attempt, int offset, String text) {
        if (isOld(turn, attempt)) {
            return Passed.DROP;
        }
        String shown = shown(turn, attempt);
        if (offset > shown.length()) {
            return Passed.HOLE;
        }
        int known = shown.length() - offset;
        if (known >= text.length() && !shown.isEmpty()) {
            return Passed.DROP;
        }
        write(turn, attempt, shown + text.substring(Math.min(known, text.length())));
        return Passed.SHOW;
    }

    Passed snapshot(UUID turn, int attempt, String text) {
        if (isOld(turn, attempt) || text.length() < shown(turn, attempt).length()) {
            return Passed.DROP;
        }
        write(turn, attempt, text);
        return Passed.SHOW;
    }

    private void write(UUID turn, int attempt, String text) {
        Answer now = answer;
        String before = "";
        if (now != null && now.turn().equals(turn)) {
            before = now.attempt() == attempt ? now.before() : now.onScreen();
        }
        answer = new Answer(turn, attempt, text, before);
    }

    private boolean isOld(UUID turn, int attempt) {
        Answer now = answer;
        return ended.contains(turn)
                || (now != null && now.turn().equals(turn) && attempt < now.attempt());
    }

    private String shown(UUID turn, int attempt) {
        Answer now = answer;
        return now != null && now.turn().equals(turn) && now.attempt() == attempt ? now.text() : "";
    }

    private void close(JsonNode event) {
        String turn = event.path("turn").asString("");
        if (turn.isEmpty()) {
            return;
        }
        UUID id = UUID.fromString(turn);
        ended.add(id);
        if (ended.size() > 8) {
            ended.removeFirst();
        }
        Answer now = answer;
        if (now != null && now.turn().equals(id)) {
            answer = null;
        }
    }
}
