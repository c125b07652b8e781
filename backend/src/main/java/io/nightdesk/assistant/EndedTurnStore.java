package io.nightdesk.assistant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What turns came to. Reads only; turns at work are the matter of [TurnStore].
@Component
class EndedTurnStore {

    private final JdbcClient jdbc;

    EndedTurnStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A conversation's turns as they were explained when they ended, oldest first.
    record Ended(UUID id, long throughSeq, String state, @Nullable String provenance) {}

    List<Ended> history(UUID conversation) {
        return jdbc.sql(
                        """
                        select id, through_seq, state, provenance
                        from assistant.turn
                        where conversation_id = :conversation
                        order by trigger_seq
                        limit 500
                        """)
                .param("conversation", conversation)
                .query(
                        (row, _) ->
                                new Ended(
                                        row.getObject("id", UUID.class),
                                        row.getLong("through_seq"),
                                        row.getString("state"),
                                        row.getString("provenance")))
                .list();
    }

    /// The word for what decided about a turn; empty where that was not kept.
    Optional<String> rule(UUID turn) {
        return jdbc.sql(
                        """
                        select provenance ->> 'rule' as rule
                        from assistant.turn
                        where id = :turn and provenance ->> 'rule' is not null
                        """)
                .param("turn", turn)
                .query((row, _) -> row.getString("rule"))
                .optional();
    }

    /// A turn that is over, as far as its answer can be judged.
    ///
    /// @param unknowing a model said that what it was given does not answer
    /// @param drafted the turn keeps what a model had written and nobody was shown
    /// @param confidence JSON of [Provenance.Confidence]; null where there was none
    record Answered(
            UUID id,
            UUID conversation,
            long triggerSeq,
            long throughSeq,
            Instant finishedAt,
            boolean handedOff,
            boolean unknowing,
            boolean drafted,
            @Nullable String confidence) {}

    /// Of the site's turns from one id to before another those with an answer that came with a
    /// probability, and those that were withheld since that was too low or a model said that it
    /// did not know; the newest first.
    List<Answered> answered(UUID site, UUID from, UUID to, int most) {
        return jdbc.sql(
                        """
                        select id, conversation_id, trigger_seq, through_seq, finished_at, state,
                            provenance ->> 'rule' as rule,
                            provenance ->> 'withheld' is not null as drafted,
                            provenance -> 'confidence' as confidence
                        from assistant.turn
                        where id >= :from and id < :to
                        and (state = 'handed_off'
                                and provenance ->> 'rule' = 'model_lacks_knowledge'
                            or provenance -> 'confidence' ->> 'right' is not null
                                and (state = 'done' or state = 'handed_off'
                                    and provenance ->> 'rule'
                                        in ('not_sure_enough', 'model_not_sure_enough')))
                        and conversation_id in (
                            select id from conversation.conversation where site_id = :site)
                        order by id desc
                        limit :most
                        """)
                .param("site", site)
                .param("from", from)
                .param("to", to)
                .param("most", most)
                .query((row, _) -> answered(row))
                .list();
    }

    /// A turn of the site's that has ended with an answer.
    Optional<Answered> answered(UUID site, UUID turn) {
        return jdbc.sql(
                        """
                        select id, conversation_id, trigger_seq, through_seq, finished_at, state,
                            provenance ->> 'rule' as rule,
                            provenance ->> 'withheld' is not null as drafted,
                            provenance -> 'confidence' as confidence
                        from assistant.turn
                        where id = :turn and state in ('done', 'handed_off')
                        and conversation_id in (
                            select id from conversation.conversation where site_id = :site)
                        """)
                .param("site", site)
                .param("turn", turn)
                .query((row, _) -> answered(row))
                .optional();
    }

    private static Answered answered(ResultSet row) throws SQLException {
        return new Answered(
                row.getObject("id", UUID.class),
                row.getObject("conversation_id", UUID.class),
                row.getLong("trigger_seq"),
                row.getLong("through_seq"),
                row.getObject("finished_at", OffsetDateTime.class).toInstant(),
                row.getString("state").equals("handed_off"),
                Rule.MODEL_LACKS_KNOWLEDGE.word().equals(row.getString("rule")),
                row.getBoolean("drafted"),
                row.getString("confidence"));
    }
}
