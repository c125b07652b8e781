package io.nightdesk.conversation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// The log: rows of `conversation.event`. Only ever appended to, here and by [PostStore].
@Repository
class EventStore {

    private static final String EVENT =
            """
            select seq, type, author_kind, author_id, author_name, client_message_id, turn_id, body, at
            from conversation.event
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    EventStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /// Writes the event and answers it as it stands in the log.
    Event append(UUID conversation, NewEvent event) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("conversation", conversation);
        values.put("type", event.type());
        values.put("kind", Words.of(event.author().kind()));
        values.put("author", event.author().id());
        values.put("name", event.author().name());
        values.put("clientMessageId", event.clientMessageId());
        values.put("turn", event.turn());
        values.put("body", json.writeValueAsString(event.body()));
        values.put("preview", event.preview());
        return jdbc.sql(
                        """
                        select seq, at
                        from conversation.append(:conversation, :type, :kind, :author::uuid, :name,
                            :clientMessageId::uuid, :turn::uuid, :body::jsonb, :preview)
                        """)
                .params(values)
                .query(
                        (row, _) ->
                                event.body()
                                        .event(
                                                event.type(),
                                                row.getLong("seq"),
                                                Words.instant(row, "at"),
                                                event.author(),
                                                event.clientMessageId(),
                                                event.turn()))
                .single();
    }

    List<Event> after(UUID conversation, long after, int limit) {
        return jdbc.sql(
                        EVENT
                                + """
                                where conversation_id = :conversation and seq > :after
                                order by seq
                                limit :limit
                                """)
                .param("conversation", conversation)
                .param("after", after)
                .param("limit", limit)
                .query(this::event)
                .list();
    }

    /// By the block-range index of `at`, so that it costs what was written lately and no more.
    List<Activity> written(Duration within) {
        return jdbc.sql(
                        """
                        select conversation_id, max(seq) as last,
                            coalesce(max(seq) filter (where type = 'owner'), 0) as moved
                        from conversation.event
                        where at > now() - make_interval(secs => :seconds)
                        group by conversation_id
                        """)
                .param("seconds", within.toMillis() / 1_000.0)
                .query(
                        (row, _) ->
                                new Activity(
                                        row.getObject("conversation_id", UUID.class),
                                        row.getLong("last"),
                                        row.getLong("moved")))
                .list();
    }

    Optional<Event> byClientMessageId(UUID conversation, UUID clientMessageId) {
        return jdbc.sql(
                        EVENT
                                + """
                                where conversation_id = :conversation and client_message_id = :id
                                """)
                .param("conversation", conversation)
                .param("id", clientMessageId)
                .query(this::event)
                .optional();
    }

    Optional<Event> bySeq(UUID conversation, long seq) {
        return jdbc.sql(EVENT + "where conversation_id = :conversation and seq = :seq")
                .param("conversation", conversation)
                .param("seq", seq)
                .query(this::event)
                .optional();
    }

    /// The newest message of this kind of author, 0 when there is none.
    long lastMessageOf(UUID conversation, Author.Kind kind) {
        return jdbc.sql(
                        """
                        select coalesce(max(seq), 0) from conversation.event
                        where conversation_id = :conversation and type = 'message' and author_kind = :kind
                        """)
                .param("conversation", conversation)
                .param("kind", Words.of(kind))
                .query(Long.class)
                .single();
    }

    /// When it last went into the queue, 0 when it never did.
    long lastQueued(UUID conversation) {
        return jdbc.sql(
                        """
                        select coalesce(max(seq), 0) from conversation.event
                        where conversation_id = :conversation and type = 'owner'
                        and body ->> 'owner' = 'queue'
                        """)
                .param("conversation", conversation)
                .query(Long.class)
                .single();
    }

    List<Event.Message> latestMessages(UUID conversation, int limit) {
        return jdbc
                .sql(
                        EVENT
                                + """
                                where conversation_id = :conversation and type = 'message'
                                order by seq desc
                                limit :limit
                                """)
                .param("conversation", conversation)
                .param("limit", limit)
                .query(this::event)
                .list()
                .reversed()
                .stream()
                .map(Event.Message.class::cast)
                .toList();
    }

    /// The thumb an answer has now.
    Optional<Event.Thumb> thumbOf(UUID conversation, long message) {
        return jdbc.sql(
                        EVENT
                                + """
                                where conversation_id = :conversation and type = 'feedback'
                                and (body ->> 'message')::bigint = :message
                                order by seq desc
                                limit 1
                                """)
                .param("conversation", conversation)
                .param("message", message)
                .query(this::event)
                .optional()
                .map(event -> ((Event.Feedback) event).value());
    }

    Tenure tenure(UUID conversation) {
        return jdbc.sql(
                        """
                        with got as (
                            select coalesce(max(seq), 0) as seq from conversation.event
                            where conversation_id = :conversation and type = 'owner'
                            and body ->> 'owner' = 'ai')
                        select seq, array(
                            select message from (
                                select distinct on (body ->> 'message')
                                    (body ->> 'message')::bigint as message,
                                    body ->> 'value' as thumb
                                from conversation.event
                                where conversation_id = :conversation and type = 'feedback'
                                order by body ->> 'message', seq desc) said
                            where thumb = 'down' and message > got.seq) as disliked
                        from got
                        """)
                .param("conversation", conversation)
                .query(
                        (row, _) ->
                                new Tenure(
                                        row.getLong("seq"),
                                        Set.of((Long[]) row.getArray("disliked").getArray())))
                .single();
    }

    private Event event(ResultSet row, int number) throws SQLException {
        return json.readValue(row.getString("body"), EventBody.class)
                .event(
                        row.getString("type"),
                        row.getLong("seq"),
                        Words.instant(row, "at"),
                        new Author(
                                Words.kind(row.getString("author_kind")),
                                row.getObject("author_id", UUID.class),
                                row.getString("author_name")),
                        row.getObject("client_message_id", UUID.class),
                        row.getObject("turn_id", UUID.class));
    }
}
