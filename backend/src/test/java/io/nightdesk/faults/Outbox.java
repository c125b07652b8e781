package io.nightdesk.faults;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A customer's messages from the key press until the server has them: what survives when the tab
/// does not.
final class Outbox {

    /// @param id made once, kept for every retry
    record Entry(UUID id, String text) {}

    private final Map<UUID, Entry> entries = new LinkedHashMap<>();

    synchronized void put(Entry entry) {
        entries.put(entry.id(), entry);
    }

    synchronized void remove(UUID id) {
        entries.remove(id);
    }

    /// In the order in which they were written.
    synchronized List<Entry> waiting() {
        return new ArrayList<>(entries.values());
    }

    synchronized int size() {
        return entries.size();
    }
}
