package io.nightdesk.faults;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads what the database holds.
///
/// @param jdbc on whoever is the primary when it is asked
record TruthReader(Supplier<JdbcClient> jdbc) {

    Truth read() {
        List<Truth.Row> rows =
                jdbc.get()
                        .sql(
                                """
                                select conversation_id, seq, type, author_kind, client_message_id, turn_id,
                                    coalesce(body ->> 'owner', '') as owner,
                                    coalesce(body ->> 'text', '') as text,
                                    coalesce(body ->> 'rung', '') as rung
                                from conversation.event
                                order by conversation_id, seq
                                """)
                        .query(
                                (row, _) ->
                                        new Truth.Row(
                                                row.getObject("conversation_id", UUID.class),
                                                row.getLong("seq"),
                                                row.getString("type"),
                                                row.getString("author_kind"),
                                                row.getObject("client_message_id", UUID.class),
                                                row.getObject("turn_id", UUID.class),
                                                row.getString("owner"),
                                                row.getString("text"),
                                                row.getString("rung")))
                        .list();
        List<Truth.Turn> turns =
                jdbc.get()
                        .sql(
                                """
                                select id, conversation_id, trigger_seq, through_seq, state
                                from assistant.turn
                                order by conversation_id, trigger_seq
                                """)
                        .query(
                                (row, _) ->
                                        new Truth.Turn(
                                                row.getObject("id", UUID.class),
                                                row.getObject("conversation_id", UUID.class),
                                                row.getLong("trigger_seq"),
                                                row.getLong("through_seq"),
                                                row.getString("state")))
                        .list();
        return new Truth(rows, turns);
    }

    /// Turns that are queued or running.
    int activeTurns() {
        return jdbc.get()
                .sql("select count(*) from assistant.turn where state in ('queued', 'running')")
                .query(Integer.class)
                .single();
    }

    /// Timers whose time has come.
    int dueTimers() {
        return jdbc.get()
                .sql("select count(*) from node.scheduled_task where execution_time <= now()")
                .query(Integer.class)
                .single();
    }

    /// The last `seq` of every conversation.
    Map<UUID, Long> tops() {
        Map<UUID, Long> tops = new HashMap<>();
        jdbc.get()
                .sql("select id, last_seq from conversation.conversation")
                .query(
                        row -> {
                            tops.put(row.getObject("id", UUID.class), row.getLong("last_seq"));
                        });
        return tops;
    }
}
