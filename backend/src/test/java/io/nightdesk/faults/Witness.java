package io.nightdesk.faults;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Writes into the history what one client does and sees. Not safe for several threads.
final class Witness {

    private final History history;
    private final Seat seat;
    private boolean away;

    Witness(History history, Seat seat) {
        this.history = history;
        this.seat = seat;
    }

    /// Welcomed, and from here on it reads.
    void resumed(long after) {
        history.add(at -> new History.Resumed(at, seat.name(), seat.conversation(), after));
        if (away) {
            away = false;
            history.add(at -> new History.Back(at, seat.device()));
        }
    }

    /// @param since when the connection was last known to work
    void lost(long since) {
        if (!away && seat.timed()) {
            away = true;
            history.add(at -> new History.Away(at, seat.device(), since));
        }
    }

    void left() {
        history.add(at -> new History.Left(at, seat.name()));
    }

    /// The server said not to come back.
    void turnedAway(int code, long since) {
        history.add(at -> new History.ErrorShown(at, seat.device(), since, "closed " + code, true));
    }

    /// Of a connection that does not come over the balancer it does not count, see
    /// [Seat#timed].
    ///
    /// @param since when the trouble began
    void errorShown(Strip.Trouble trouble, long since) {
        if (seat.timed() || trouble != Strip.Trouble.UNCONNECTED) {
            history.add(
                    at -> new History.ErrorShown(at, seat.device(), since, trouble.name(), false));
        }
    }

    void errorGone(Strip.Trouble trouble) {
        history.add(at -> new History.ErrorGone(at, seat.device(), trouble.name()));
    }

    void invoked(Outbox.Entry entry) {
        history.add(
                at ->
                        new History.Invoked(
                                at,
                                seat.device(),
                                seat.conversation(),
                                entry.id(),
                                kept(entry.text())));
    }

    /// What of a text the product keeps; see `PostMessage`.
    private static String kept(String text) {
        return text.replace("\0", "");
    }

    void acked(UUID message, long seq) {
        history.add(at -> new History.Acked(at, seat.conversation(), message, seq));
    }

    void refused(UUID message, String code, boolean forGood) {
        history.add(at -> new History.Refused(at, seat.conversation(), message, code, forGood));
    }

    void stopped(UUID turn) {
        history.add(at -> new History.Stopped(at, seat.conversation(), turn));
    }

    void seen(JsonNode event, @Nullable UUID message, @Nullable UUID turn) {
        String content =
                History.content(
                        event.path("type").asString(),
                        message,
                        turn,
                        event.path("text").asString(""));
        history.add(
                at ->
                        new History.Seen(
                                at,
                                seat.name(),
                                seat.conversation(),
                                event.path("seq").asLong(),
                                content));
    }

    void shown(Place.Answer answer) {
        history.add(
                at ->
                        new History.Shown(
                                at,
                                seat.name(),
                                seat.conversation(),
                                answer.turn(),
                                answer.attempt(),
                                answer.text()));
    }
}
