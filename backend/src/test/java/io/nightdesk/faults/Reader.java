package io.nightdesk.faults;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What a client shows of what it is sent: what continues where it is, and of a hole it asks for
/// the missing. Not safe for several threads.
final class Reader {

    private final Seat seat;
    private final Witness witness;
    private final Place place = new Place();
    private final Consumer<Object> out;
    private final Consumer<UUID> seen;

    /// @param out sends a frame
    /// @param seen told of each message that stands in the conversation
    Reader(Seat seat, Witness witness, Consumer<Object> out, Consumer<UUID> seen) {
        this.seat = seat;
        this.witness = witness;
        this.out = out;
        this.seen = seen;
    }

    Place place() {
        return place;
    }

    /// @return what is new
    List<JsonNode> events(JsonNode frame) {
        return switch (place.events(frame)) {
            case DROP -> List.of();
            case HOLE -> {
                sync();
                yield List.of();
            }
            case SHOW -> {
                List<JsonNode> fresh = place.fresh(frame);
                fresh.forEach(this::show);
                yield fresh;
            }
        };
    }

    private void show(JsonNode event) {
        UUID message = id(event, "clientMessageId");
        witness.seen(event, message, id(event, "turn"));
        if (message != null) {
            seen.accept(message);
        }
    }

    /// Asks for everything after what it has.
    void sync() {
        out.accept(
                Map.of(
                        "type", "sync",
                        "conversation", seat.conversation(),
                        "after", place.after()));
    }

    List<JsonNode> delta(JsonNode frame) {
        int offset = frame.path("offset").asInt();
        return streamed(frame, place.delta(turn(frame), attempt(frame), offset, text(frame)));
    }

    List<JsonNode> snapshot(JsonNode frame) {
        return streamed(frame, place.snapshot(turn(frame), attempt(frame), text(frame)));
    }

    private List<JsonNode> streamed(JsonNode frame, Place.Passed passed) {
        Place.Answer answer = place.answer();
        if (passed == Place.Passed.SHOW && answer != null && answer.isOnScreen()) {
            witness.shown(answer);
            return List.of(frame);
        }
        if (passed == Place.Passed.HOLE) {
            out.accept(
                    Map.of(
                            "type", "want",
                            "conversation", seat.conversation(),
                            "turn", turn(frame)));
        }
        return List.of();
    }

    private static UUID turn(JsonNode frame) {
        return UUID.fromString(frame.path("turn").asString());
    }

    private static int attempt(JsonNode frame) {
        return frame.path("attempt").asInt();
    }

    private static String text(JsonNode frame) {
        return frame.path("text").asString();
    }

    private static @Nullable UUID id(JsonNode event, String field) {
        String text = event.path(field).asString("");
        return text.isEmpty() ? null : UUID.fromString(text);
    }
}
