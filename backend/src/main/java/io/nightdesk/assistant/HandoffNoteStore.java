package io.nightdesk.assistant;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Notes in PostgreSQL, one for each move to the queue.
@Component
class HandoffNoteStore {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    HandoffNoteStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /// Writes the note of a move to the queue, unless it is there.
    ///
    /// @param ownerEpoch of the conversation once it waits
    void put(UUID conversation, long ownerEpoch, HandoffNote note) {
        bound(
                        """
                        insert into assistant.handoff_note (conversation_id, owner_epoch, note)
                        values (:conversation, :epoch, :note::jsonb)
                        on conflict do nothing
                        """,
                        conversation,
                        ownerEpoch)
                .param("note", json.writeValueAsString(note))
                .update();
    }

    void replace(UUID conversation, long ownerEpoch, HandoffNote note) {
        bound(
                        """
                        update assistant.handoff_note set note = :note::jsonb
                        where conversation_id = :conversation and owner_epoch = :epoch
                        """,
                        conversation,
                        ownerEpoch)
                .param("note", json.writeValueAsString(note))
                .update();
    }

    Optional<HandoffNote> find(UUID conversation, long ownerEpoch) {
        return note(
                bound(
                        """
                        select note from assistant.handoff_note
                        where conversation_id = :conversation and owner_epoch = :epoch
                        """,
                        conversation,
                        ownerEpoch));
    }

    Optional<HandoffNote> latest(UUID conversation) {
        return note(
                jdbc.sql(
                                """
                                select note from assistant.handoff_note
                                where conversation_id = :conversation
                                order by owner_epoch desc limit 1
                                """)
                        .param("conversation", conversation));
    }

    private JdbcClient.StatementSpec bound(String sql, UUID conversation, long ownerEpoch) {
        return jdbc.sql(sql).param("conversation", conversation).param("epoch", ownerEpoch);
    }

    private Optional<HandoffNote> note(JdbcClient.StatementSpec query) {
        return query.query(String.class)
                .optional()
                .map(note -> json.readValue(note, HandoffNote.class));
    }
}
