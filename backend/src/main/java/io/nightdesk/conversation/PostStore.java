package io.nightdesk.conversation;

import io.nightdesk.kernel.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// What people write, as calls of `conversation.post`. One statement is one transaction and one
/// trip to the database, with the duty to answer in it.
@Repository
class PostStore {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final AnswerDuty duty;
    private final Ids ids;

    PostStore(
            DataSource database,
            SQLExceptionTranslator refusals,
            JsonMapper json,
            AnswerDuty duty,
            Ids ids) {
        this.jdbc = JdbcClient.create(certain(database, refusals));
        this.json = json;
        this.duty = duty;
        this.ids = ids;
    }

    /// As io.nightdesk.CertainCommits does for a transaction of several statements: what the
    /// database says beside a commit is an error, since it may be that the standby lacks it.
    private static JdbcTemplate certain(DataSource database, SQLExceptionTranslator refusals) {
        JdbcTemplate template = new JdbcTemplate(database);
        template.setExceptionTranslator(refusals);
        template.setIgnoreWarnings(false);
        return template;
    }

    /// What became of a message that came in.
    ///
    /// @param event as it stands in the log; null unless it was written now
    record Posted(PostResult result, @Nullable Event event) {}

    /// One message as `conversation.post` wants it.
    ///
    /// @param turn the id of a turn that answers it, if it causes one
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
            @Nullable String preview,
            UUID turn) {}

    /// Takes messages of different conversations in and says what became of each, in their order.
    /// Committed when it returns, unless the caller has a transaction.
    List<Posted> post(List<PostMessage> messages) {
        return jdbc.sql(
                        """
                        select posted.*,
                            case when posted.outcome = 'posted' and posted.owner = 'ai'
                                and message.type = 'message' and message.kind = 'visitor'
                                then %s end
                        from json_to_recordset(:messages::json) as message (conversation uuid,
                            type text, kind text, author uuid, name text, id uuid, device uuid,
                            number bigint, body jsonb, preview text, turn uuid),
                        lateral conversation.post(message.conversation, message.type, message.kind,
                            message.author, message.name, message.id, message.device,
                            message.number, message.body, message.preview) posted
                        """
                                .formatted(duty.call()))
                .params(duty.parameters())
                .param("messages", json.writeValueAsString(incoming(messages)))
                .query((row, number) -> posted(row, messages.get(number)))
                .list();
    }

    /// Those of these conversations that nobody keeps locked.
    Set<UUID> unlocked(List<UUID> conversations) {
        return jdbc.sql(
                        """
                        select id from conversation.conversation
                        where id = any(:conversations)
                        for no key update skip locked
                        """)
                .param("conversations", conversations.toArray(UUID[]::new))
                .query((row, _) -> row.getObject("id", UUID.class))
                .set();
    }

    private List<Incoming> incoming(List<PostMessage> messages) {
        return messages.stream().map(message -> incoming(message, ids.next())).toList();
    }

    private static Incoming incoming(PostMessage message, UUID turn) {
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
                event.preview(),
                turn);
    }

    private static Posted posted(ResultSet row, PostMessage message) throws SQLException {
        PostResult result = result(row);
        return new Posted(
                result,
                result instanceof PostResult.Posted(var seq, var at)
                        ? event(message, seq, at)
                        : null);
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
}
