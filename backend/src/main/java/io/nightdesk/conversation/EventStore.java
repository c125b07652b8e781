package io.nightdesk.conversation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
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

    /// What an event says beyond its columns; a part of the log's format, so fields are only added.
    record Body(
            @Nullable String text,
            @Nullable List<Citation> citations,
            @Nullable Boolean stopped,
            @Nullable String rung,
            @Nullable Long replyTo,
            @Nullable Owner owner,
            @Nullable Author agent,
            @Nullable HandoffReason reason,
            @Nullable Long message,
            Event.@Nullable Thumb value) {

        static Body message(
                String text,
                List<Citation> citations,
                boolean stopped,
                @Nullable String rung,
                @Nullable Long replyTo) {
            return new Body(
                    text,
                    citations.isEmpty() ? null : citations,
                    stopped ? true : null,
                    rung,
                    replyTo,
                    null,
                    null,
                    null,
                    null,
                    null);
        }

        static Body owner(Owner owner, @Nullable Author agent, @Nullable HandoffReason reason) {
            return new Body(null, null, null, null, null, owner, agent, reason, null, null);
        }

        static Body feedback(long message, Event.@Nullable Thumb value) {
            return new Body(null, null, null, null, null, null, null, null, message, value);
        }
    }

    /// An event about to be written; `seq` and time come with the append.
    record New(
            String type,
            Author author,
            @Nullable UUID clientMessageId,
            @Nullable UUID turn,
            Body body) {

        static New message(PostMessage message) {
            return new New(
                    message.internal() ? "note" : "message",
                    message.author(),
                    message.clientMessageId(),
                    null,
                    Body.message(message.text(), List.of(), false, null, message.replyTo()));
        }

        static New note(Author author, UUID id, String text) {
            return new New(
                    "note", author, id, null, Body.message(text, List.of(), false, null, null));
        }

        static New answer(Answer answer) {
            return new New(
                    "message",
                    answer.author(),
                    null,
                    answer.turn(),
                    Body.message(
                            answer.text(),
                            answer.citations(),
                            answer.stopped(),
                            answer.rung(),
                            null));
        }

        static New owner(
                Author by, Owner owner, @Nullable Author agent, @Nullable HandoffReason reason) {
            return owner(by, owner, agent, reason, null);
        }

        /// @param id what must not happen twice has one
        static New owner(
                Author by,
                Owner owner,
                @Nullable Author agent,
                @Nullable HandoffReason reason,
                @Nullable UUID id) {
            return new New("owner", by, id, null, Body.owner(owner, agent, reason));
        }

        static New feedback(Author by, long message, Event.@Nullable Thumb value) {
            return new New("feedback", by, null, null, Body.feedback(message, value));
        }
    }

    /// An event with its place in a log.
    record Placed(UUID conversation, long seq, New event) {}

    /// Writes events of different conversations, in one statement, and answers them as they stand
    /// in the log, in the same order.
    List<Event> append(List<Placed> placed) {
        Map<UUID, Instant> times = new HashMap<>();
        jdbc.sql(
                        """
                        insert into conversation.event (conversation_id, seq, type, author_kind,
                            author_id, author_name, client_message_id, turn_id, body)
                        select conversation, seq, type, kind, author, name, client_message, turn,
                            body::jsonb
                        from unnest(:conversations::uuid[], :seqs::bigint[], :types::text[],
                            :kinds::text[], :authors::uuid[], :names::text[],
                            :clientMessages::uuid[], :turns::uuid[], :bodies::text[])
                            as placed (conversation, seq, type, kind, author, name, client_message,
                                turn, body)
                        returning conversation_id, at
                        """)
                .param("conversations", ids(placed, Placed::conversation))
                .param("seqs", placed.stream().map(Placed::seq).toArray(Long[]::new))
                .param("types", texts(placed, it -> it.event().type()))
                .param("kinds", texts(placed, it -> Words.of(it.event().author().kind())))
                .param("authors", ids(placed, it -> it.event().author().id()))
                .param("names", texts(placed, it -> it.event().author().name()))
                .param("clientMessages", ids(placed, it -> it.event().clientMessageId()))
                .param("turns", ids(placed, it -> it.event().turn()))
                .param("bodies", texts(placed, it -> json.writeValueAsString(it.event().body())))
                .query(
                        row -> {
                            times.put(
                                    row.getObject("conversation_id", UUID.class),
                                    Words.instant(row, "at"));
                        });
        return placed.stream().map(it -> written(it, times.get(it.conversation()))).toList();
    }

    private static Event written(Placed placed, @Nullable Instant at) {
        New event = placed.event();
        return event(
                event.type(),
                placed.seq(),
                Objects.requireNonNull(at),
                event.author(),
                event.clientMessageId(),
                event.turn(),
                event.body());
    }

    private static @Nullable UUID[] ids(
            List<Placed> placed, Function<Placed, @Nullable UUID> column) {
        return placed.stream().map(column).toArray(UUID[]::new);
    }

    private static String[] texts(List<Placed> placed, Function<Placed, String> column) {
        return placed.stream().map(column).toArray(String[]::new);
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
        return Optional.ofNullable(
                byClientMessageIds(Map.of(conversation, clientMessageId)).get(conversation));
    }

    /// Of each conversation the event with this id, where there is one.
    Map<UUID, Event> byClientMessageIds(Map<UUID, UUID> wanted) {
        Map<UUID, Event> found = new HashMap<>();
        List<UUID> conversations = List.copyOf(wanted.keySet());
        jdbc.sql(
                        """
                        select e.conversation_id, e.seq, e.type, e.author_kind, e.author_id,
                            e.author_name, e.client_message_id, e.turn_id, e.body, e.at
                        from unnest(:conversations::uuid[], :ids::uuid[])
                            as wanted (conversation, id)
                        join conversation.event e on e.conversation_id = wanted.conversation
                            and e.client_message_id = wanted.id
                        """)
                .param("conversations", conversations.toArray(UUID[]::new))
                .param("ids", conversations.stream().map(wanted::get).toArray(UUID[]::new))
                .query(
                        row -> {
                            found.put(row.getObject("conversation_id", UUID.class), event(row, 0));
                        });
        return found;
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
        return event(
                row.getString("type"),
                row.getLong("seq"),
                Words.instant(row, "at"),
                new Author(
                        Words.kind(row.getString("author_kind")),
                        row.getObject("author_id", UUID.class),
                        row.getString("author_name")),
                row.getObject("client_message_id", UUID.class),
                row.getObject("turn_id", UUID.class),
                json.readValue(row.getString("body"), Body.class));
    }

    private static Event event(
            String type,
            long seq,
            Instant at,
            Author author,
            @Nullable UUID clientMessageId,
            @Nullable UUID turn,
            Body body) {
        return switch (type) {
            case "message" ->
                    new Event.Message(
                            seq,
                            at,
                            author,
                            textOf(body),
                            clientMessageId,
                            turn,
                            body.citations() == null ? List.of() : body.citations(),
                            Boolean.TRUE.equals(body.stopped()),
                            body.rung());
            case "note" -> new Event.Note(seq, at, author, textOf(body), clientMessageId);
            case "owner" ->
                    new Event.OwnerChanged(
                            seq,
                            at,
                            body.owner() == null ? Owner.AI : body.owner(),
                            author,
                            body.agent(),
                            body.reason());
            case "feedback" ->
                    new Event.Feedback(
                            seq, at, body.message() == null ? 0 : body.message(), body.value());
            default -> throw new IllegalStateException("the log holds an event of type " + type);
        };
    }

    private static String textOf(Body body) {
        return body.text() == null ? "" : body.text();
    }
}
