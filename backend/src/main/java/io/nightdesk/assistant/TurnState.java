package io.nightdesk.assistant;

import java.util.Locale;

/// Where a turn stands; the same words on the wire and in SQL.
enum TurnState {
    QUEUED,
    RUNNING,
    DONE,
    FAILED,
    HANDED_OFF,
    CANCELLED;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
