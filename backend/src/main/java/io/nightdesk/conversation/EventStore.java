package io.nightdesk.conversation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// The log: rows of `conversation.event`. Only ever appended to.
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

    /// What became of a message that came in.
    ///
    /// @param event as it stands in the log; null unless it was written now
    /// @param owner who has the duty to answer; null when there is no such conversation
    record Posted(
            PostResult result, @Nullable Event event, @Nullable Owner owner, long ownerEpoch) {}

    /// One message as `conversation.post` wants it.
    private record Incoming(
            UUID conversation,
            String type,
            String kind,
            @Nullable UUID author,
            String name,
            UUID id,
            UUID device,
            long number,
            EventBody body,
            @Nullable String preview) {}

    /// Takes messages in and says what became of each, in their order.
    List<Posted> post(List<PostMessage> messages) {
        return jdbc.sql(
                        """
                        select done.*
                        from json_to_recordset(:messages::json) as m (conversation uuid, type text,
                            kind text, author uuid, name text, id uuid, device uuid, number bigint,
                            body jsonb, preview text),
                        lateral conversation.post(m.conversation, m.type, m.kind, m.author, m.name,
                            m.id, m.device, m.number, m.body, m.preview) done
                        """)
                .param(
                        "messages",
                        json.writeValueAsString(
                                messages.stream().map(EventStore::incoming).toList()))
                .query((row, number) -> posted(row, messages.get(number)))
                .list();
    }

    private static Posted posted(ResultSet row, PostMessage message) throws SQLException {
        String owner = row.getString("owner");
        PostResult result = result(row);
        return new Posted(
                result,
                result instanceof PostResult.Posted(var seq, var at)
                        ? event(message, seq, at)
                        : null,
                owner == null ? null : Words.owner(owner),
                row.getLong("owner_epoch"));
    }

    private static PostResult result(ResultSet row) throws SQLException {
        String outcome = row.getString("outcome");
        long seq = row.getLong("seq");
        return switch (outcome) {
            case "posted" -> new PostResult.Posted(seq, Words.instant(row, "at"));
            case "duplicate" -> new PostResult.Duplicate(seq, Words.instant(row, "at"));
            case "id_reused" -> new PostResult.IdReused();
            case "out_of_order" -> new PostResult.OutOfOrder(seq);
            case "not_owner" -> new PostResult.NotOwner();
            case "closed" -> new PostResult.Closed();
            case "unknown" -> new PostResult.Unknown();
            default -> throw new IllegalStateException("conversation.post says " + outcome);
        };
    }

    private static Event event(PostMessage message, long seq, Instant at) {
        NewEvent written = NewEvent.message(message);
        return written.body()
                .event(
                        written.type(),
                        seq,
                        at,
                        written.author(),
                        written.clientMessageId(),
                        written.turn());
    }

    private static Incoming incoming(PostMessage message) {
        NewEvent event = NewEvent.message(message);
        return new Incoming(
                message.conversation(),
                event.type(),
                Words.of(message.author().kind()),
                message.author().id(),
                message.author().name(),
                message.clientMessageId(),
                message.device(),
                message.number(),
                event.body(),
                event.preview());
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
