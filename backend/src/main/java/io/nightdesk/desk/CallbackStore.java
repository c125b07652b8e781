package io.nightdesk.desk;

import io.nightdesk.conversation.Author;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class CallbackStore {

    private final JdbcClient jdbc;

    CallbackStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A callback whose time has come.
    record Due(UUID conversation, String agent, long ownerEpoch, String text) {}

    /// Replaces the conversation's callback if it has one.
    void put(UUID conversation, UUID id, Instant at, String text, Author agent, long ownerEpoch) {
        jdbc.sql(
                        """
                        insert into desk.callback (conversation_id, id, at, text, agent_id, agent_name,
                            owner_epoch)
                        values (:conversation, :id, :at, :text, :agent, :name, :ownerEpoch)
                        on conflict (conversation_id) do update
                        set id = excluded.id, at = excluded.at, text = excluded.text,
                            agent_id = excluded.agent_id, agent_name = excluded.agent_name,
                            owner_epoch = excluded.owner_epoch, created_at = now()
                        """)
                .param("conversation", conversation)
                .param("id", id)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("text", text)
                .param("agent", Objects.requireNonNull(agent.id()))
                .param("name", agent.name())
                .param("ownerEpoch", ownerEpoch)
                .update();
    }

    /// The callback of an ownership that still lasts.
    Optional<Callback> find(UUID conversation, long ownerEpoch) {
        return jdbc.sql(
                        """
                        select at, text from desk.callback
                        where conversation_id = :conversation and owner_epoch = :ownerEpoch
                        """)
                .param("conversation", conversation)
                .param("ownerEpoch", ownerEpoch)
                .query(
                        (row, _) ->
                                new Callback(
                                        row.getObject("at", OffsetDateTime.class).toInstant(),
                                        row.getString("text")))
                .optional();
    }

    void remove(UUID conversation) {
        jdbc.sql("delete from desk.callback where conversation_id = :conversation")
                .param("conversation", conversation)
                .update();
    }

    /// Takes it away; empty when it was replaced, called off or taken before.
    Optional<Due> take(UUID id) {
        return jdbc.sql(
                        """
                        delete from desk.callback
                        where id = :id
                        returning conversation_id, agent_name, owner_epoch, text
                        """)
                .param("id", id)
                .query(
                        (row, _) ->
                                new Due(
                                        row.getObject("conversation_id", UUID.class),
                                        row.getString("agent_name"),
                                        row.getLong("owner_epoch"),
                                        row.getString("text")))
                .optional();
    }
}
