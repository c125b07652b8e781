package io.nightdesk.faults;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the database holds when all is over.
///
/// @param rows every event, by conversation and `seq`
/// @param turns every turn, by conversation and trigger
record Truth(List<Row> rows, List<Turn> turns) {

    Truth {
        rows = List.copyOf(rows);
        turns = List.copyOf(turns);
    }

    /// One event.
    ///
    /// @param author `visitor`, `assistant`, `agent` or `system`
    /// @param message the client's id of it
    /// @param owner of an event of type `owner`, else ""
    /// @param text of a message or note, else ""
    /// @param rung of what the assistant said, else ""
    record Row(
            UUID conversation,
            long seq,
            String type,
            String author,
            @Nullable UUID message,
            @Nullable UUID turn,
            String owner,
            String text,
            String rung) {

        /// Whether the watchdog says here that it passes on a customer whom nobody answered. What a
        /// turn says when it does so belongs to that turn.
        boolean isOfWatchdog() {
            return author.equals("assistant") && turn == null && rung.equals("person");
        }

        /// Whether a reader who saw `content` saw this event. A visitor sees of a note only that
        /// there is something.
        boolean isSeenAs(String content) {
            return content.equals(content()) || (type.equals("note") && content.equals(HIDDEN));
        }

        String content() {
            return History.content(type, message, turn, text);
        }
    }

    /// What stands for an event that a reader may not see.
    static final String HIDDEN = History.content("hidden", null, null, "");

    /// @param state as in the table: `queued`, `running`, `done`, `failed`, `handed_off` or
    ///     `cancelled`
    record Turn(UUID id, UUID conversation, long trigger, long through, String state) {}
}
