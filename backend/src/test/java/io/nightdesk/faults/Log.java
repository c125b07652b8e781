package io.nightdesk.faults;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/// The events of the database, found by conversation and by message.
final class Log {

    private final Map<UUID, List<Truth.Row>> byConversation = new LinkedHashMap<>();
    private final Map<UUID, List<Truth.Row>> byMessage = new LinkedHashMap<>();

    Log(Truth truth) {
        for (Truth.Row row : truth.rows()) {
            add(byConversation, row.conversation(), row);
            UUID message = row.message();
            if (message != null) {
                add(byMessage, message, row);
            }
        }
        byConversation.values().forEach(it -> it.sort(Comparator.comparingLong(Truth.Row::seq)));
    }

    private static void add(Map<UUID, List<Truth.Row>> map, UUID key, Truth.Row row) {
        map.computeIfAbsent(key, _ -> new ArrayList<>()).add(row);
    }

    /// In the order of `seq`.
    List<Truth.Row> of(UUID conversation) {
        return byConversation.getOrDefault(conversation, List.of());
    }

    /// One, unless something went wrong.
    List<Truth.Row> copies(UUID message) {
        return byMessage.getOrDefault(message, List.of());
    }

    long top(UUID conversation) {
        List<Truth.Row> rows = of(conversation);
        return rows.isEmpty() ? 0 : rows.getLast().seq();
    }

    /// What stands at `seq` if the log has no hole.
    boolean has(UUID conversation, long seq, String content) {
        List<Truth.Row> rows = of(conversation);
        if (seq < 1 || seq > rows.size()) {
            return false;
        }
        Truth.Row row = rows.get((int) seq - 1);
        return row.seq() == seq && row.isSeenAs(content);
    }

    /// I3. A hole has no time, so it counts for the whole run only.
    void holes(Consumer<Violation> report) {
        byConversation.forEach(
                (conversation, rows) -> {
                    for (int i = 0; i < rows.size(); i++) {
                        if (rows.get(i).seq() != i + 1) {
                            report.accept(hole(conversation, i + 1, rows.get(i).seq()));
                            return;
                        }
                    }
                });
    }

    private static Violation hole(UUID conversation, long wanted, long found) {
        return new Violation(
                Invariant.I3,
                Violation.Count.GAPS,
                Long.MIN_VALUE,
                "conversation %s has seq %d where %d should be"
                        .formatted(conversation, found, wanted));
    }
}
