package io.nightdesk.assistant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The duty to answer, as rows of `assistant.turn`. All times are the database's. Whoever also
/// locks the conversation locks it first, so that appending and finishing cannot wait for each
/// other. What a node does with a turn that it has taken is the matter of [ClaimedTurnStore].
@Repository
class TurnStore {

    private final JdbcClient jdbc;

    TurnStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The turn that is queued or running, if there is one.
    /// @param shownAttempt the number under which readers know the partial text, or the next one
    record Active(UUID id, TurnState state, int shownAttempt, boolean shown, String partialText) {}

    Optional<Active> active(UUID conversation) {
        return jdbc.sql(
                        """
                        select id, state, epoch, attempt, shown, partial_text, shown_attempt
                        from assistant.turn
                        where conversation_id = :conversation and state in ('queued', 'running')
                        """)
                .param("conversation", conversation)
                .query(
                        (row, _) ->
                                new Active(
                                        row.getObject("id", UUID.class),
                                        row.getString("state").equals("queued")
                                                ? TurnState.QUEUED
                                                : TurnState.RUNNING,
                                        shownAttempt(row),
                                        row.getBoolean("shown"),
                                        row.getString("partial_text")))
                .optional();
    }

    /// A message to be answered.
    ///
    /// @param id of the turn, if there will be one
    record Duty(UUID id, UUID conversation, long seq, long ownerEpoch) {}

    /// Puts down the duty to answer these messages, in one statement. The active turn of a
    /// conversation takes it over if it can: a queued one waits a little longer for the rest of the
    /// burst, a running one that has shown nothing starts again. One that shows text already is
    /// left to end; its end looks for the message. Where none is active there will be a new turn; a
    /// duty that was cancelled without an answer, and arises again, is the same turn again.
    ///
    /// @param duties of different conversations, whose rows this transaction has locked
    void queue(List<Duty> duties, Duration debounce, Duration maxDebounce) {
        jdbc.sql(
                        """
                        with duty as (
                            select *
                            from unnest(:ids::uuid[], :conversations::uuid[], :seqs::bigint[],
                                :epochs::bigint[]) as duty (id, conversation, seq, epoch)
                        ), reached as (
                            select t.id, duty.seq
                            from duty
                            join assistant.turn t on t.conversation_id = duty.conversation
                            where t.state in ('queued', 'running')
                            and (t.state = 'queued' or not t.shown)
                            order by t.id
                            for no key update of t
                        ), extended as (
                            update assistant.turn t
                            set through_seq = reached.seq,
                                not_before = least(now() + make_interval(secs => :seconds),
                                    created_at + make_interval(secs => :max)),
                                epoch = case when state = 'running' then epoch + 1 else epoch end,
                                state = 'queued', leased_by = null, lease_until = null
                            from reached
                            where t.id = reached.id
                        )
                        insert into assistant.turn (id, conversation_id, trigger_seq, through_seq,
                            owner_epoch, not_before)
                        select duty.id, conversation, seq, seq, epoch,
                            now() + make_interval(secs => :seconds)
                        from duty
                        where not exists (
                            select from assistant.turn active
                            where active.conversation_id = duty.conversation
                            and active.state in ('queued', 'running'))
                        on conflict (conversation_id, trigger_seq) do update
                        set state = 'queued', through_seq = excluded.through_seq,
                            owner_epoch = excluded.owner_epoch, not_before = excluded.not_before,
                            epoch = turn.epoch + 1, attempt = 0, shown = false, partial_text = '',
                            stop_requested = false, finished_at = null
                        where turn.state in ('cancelled', 'failed')
                        """)
                .param("ids", duties.stream().map(Duty::id).toArray(UUID[]::new))
                .param(
                        "conversations",
                        duties.stream().map(Duty::conversation).toArray(UUID[]::new))
                .param("seqs", duties.stream().map(Duty::seq).toArray(Long[]::new))
                .param("epochs", duties.stream().map(Duty::ownerEpoch).toArray(Long[]::new))
                .param("seconds", seconds(debounce))
                .param("max", seconds(maxDebounce))
                .update();
    }

    /// Puts down the duty to answer once more what a turn has ended without answering. Where one is
    /// active nothing happens.
    ///
    /// @param trigger the event that causes it; no message, or its turn would be this one
    void queueAgain(Duty duty, long trigger) {
        jdbc.sql(
                        """
                        insert into assistant.turn (id, conversation_id, trigger_seq, through_seq,
                            owner_epoch, not_before)
                        values (:id, :conversation, :trigger, :seq, :epoch, now())
                        on conflict do nothing
                        """)
                .param("id", duty.id())
                .param("conversation", duty.conversation())
                .param("trigger", trigger)
                .param("seq", duty.seq())
                .param("epoch", duty.ownerEpoch())
                .update();
    }

    /// Ends the active turn because the duty to answer went to somebody else.
    void cancelActive(UUID conversation) {
        jdbc.sql(
                        """
                        update assistant.turn
                        set state = 'cancelled', finished_at = now(), leased_by = null
                        where conversation_id = :conversation and state in ('queued', 'running')
                        """)
                .param("conversation", conversation)
                .update();
    }

    /// Whether somebody works on an answer to `seq`, or the customer wanted none.
    ///
    /// @param stuck a turn that has shown nothing for this long is nobody's work any more
    boolean isCaredFor(UUID conversation, long seq, Duration stuck) {
        return jdbc.sql(
                        """
                        select exists (
                            select from assistant.turn
                            where conversation_id = :conversation and through_seq >= :seq
                            and (stop_requested
                                or state in ('queued', 'running')
                                and (shown or created_at > now() - make_interval(secs => :stuck))))
                        """)
                .param("conversation", conversation)
                .param("seq", seq)
                .param("stuck", seconds(stuck))
                .query(Boolean.class)
                .single();
    }

    /// @return whether the turn was still active
    boolean requestStop(UUID conversation, UUID turn) {
        return jdbc.sql(
                                """
                                update assistant.turn
                                set stop_requested = true
                                where id = :turn and conversation_id = :conversation
                                and state in ('queued', 'running')
                                """)
                        .param("turn", turn)
                        .param("conversation", conversation)
                        .update()
                == 1;
    }

    private static int shownAttempt(ResultSet row) throws SQLException {
        if (row.getString("partial_text").isEmpty()) {
            return ClaimedTurn.firstShownAttempt(row.getLong("epoch"));
        }
        int stored = row.getInt("shown_attempt");
        return stored > 0 ? stored : ClaimedTurn.firstShownAttempt(row.getInt("attempt"));
    }

    /// As `make_interval` takes it.
    static double seconds(Duration duration) {
        return duration.toMillis() / 1_000.0;
    }
}
