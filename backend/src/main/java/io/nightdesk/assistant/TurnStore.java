package io.nightdesk.assistant;

import io.nightdesk.node.Nodes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Rows of `assistant.turn`. All times are the database's. Whoever also locks the conversation
/// locks it first, so that appending and finishing cannot wait for each other.
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

    /// Takes turns that are due: queued ones, and running ones whose lease has run out or whose
    /// node has not beaten for a while, counted from this one's own last beat, since after an
    /// outage of the database all are late. Should that node only have slept, its epoch is an old
    /// one.
    ///
    /// @param site takes those of its conversations only; null for all
    List<ClaimedTurn> claim(UUID node, int most, Duration lease, @Nullable UUID site) {
        return jdbc.sql(
                        """
                        update assistant.turn t
                        set state = 'running', leased_by = :node,
                            lease_until = now() + make_interval(secs => :lease),
                            epoch = t.epoch + 1, attempt = t.attempt + 1
                        from (
                            select id from assistant.turn
                            where state in ('queued', 'running')
                            and not_before <= now()
                            and (state = 'queued' or lease_until < now() or leased_by in (
                                select dead.id from node.node dead, node.node own
                                where own.id = :node
                                and dead.beat_at < own.beat_at - make_interval(secs => :dead)))
                            and (:site::uuid is null or conversation_id in (
                                select id from conversation.conversation where site_id = :site::uuid))
                            order by not_before
                            limit :most
                            for update skip locked
                        ) due
                        where t.id = due.id
                        returning t.id, t.conversation_id, t.through_seq, t.owner_epoch, t.epoch,
                            t.attempt, t.partial_text
                        """)
                .param("site", site)
                .param("node", node)
                .param("lease", seconds(lease))
                .param("dead", seconds(Nodes.DEAD_AFTER))
                .param("most", most)
                .query(
                        (row, _) ->
                                new ClaimedTurn(
                                        row.getObject("id", UUID.class),
                                        row.getObject("conversation_id", UUID.class),
                                        row.getLong("through_seq"),
                                        row.getLong("owner_epoch"),
                                        row.getLong("epoch"),
                                        row.getInt("attempt"),
                                        row.getString("partial_text")))
                .list();
    }

    /// What a renewal found.
    record Renewed(UUID id, long epoch, boolean stopRequested) {}

    /// Prolongs this node's claims on these turns. A turn that is missing from the answer, or has
    /// another epoch, is no longer this node's.
    List<Renewed> renew(UUID node, Collection<UUID> turns, Duration lease) {
        return jdbc.sql(
                        """
                        with own as (
                            select id from assistant.turn
                            where id = any(:turns) and leased_by = :node and state = 'running'
                            order by id
                            for no key update)
                        update assistant.turn t
                        set lease_until = now() + make_interval(secs => :lease)
                        from own
                        where t.id = own.id
                        returning t.id, t.epoch, t.stop_requested
                        """)
                .param("node", node)
                .param("turns", turns.toArray(UUID[]::new))
                .param("lease", seconds(lease))
                .query(
                        (row, _) ->
                                new Renewed(
                                        row.getObject("id", UUID.class),
                                        row.getLong("epoch"),
                                        row.getBoolean("stop_requested")))
                .list();
    }

    /// Notes what the customer is being shown.
    ///
    /// @return false when the claim is lost: show nothing more
    boolean checkpoint(ClaimedTurn turn, RunningTurn.ShownDraft draft) {
        return jdbc.sql(
                                """
                                update assistant.turn
                                set partial_text = :text, shown_attempt = :attempt, shown = true
                                where id = :id and epoch = :epoch and state = 'running'
                                """)
                        .param("id", turn.id())
                        .param("epoch", turn.epoch())
                        .param("text", draft.text())
                        .param("attempt", draft.attempt())
                        .update()
                == 1;
    }

    /// Ends the turn, in the transaction of its answer.
    ///
    /// @return false when the claim is lost: roll back
    boolean finish(ClaimedTurn turn, TurnState state, @Nullable String provenance) {
        return jdbc.sql(
                                """
                                update assistant.turn
                                set state = :state, provenance = :provenance::jsonb,
                                    finished_at = now(), leased_by = null
                                where id = :id and epoch = :epoch and state = 'running'
                                """)
                        .param("id", turn.id())
                        .param("epoch", turn.epoch())
                        .param("state", state.word())
                        .param("provenance", provenance)
                        .update()
                == 1;
    }

    /// Gives the turn back so that somebody goes on with it after a pause, behind what is on
    /// screen.
    ///
    /// @param draft what this claim has shown; null for nothing
    void release(ClaimedTurn turn, RunningTurn.@Nullable ShownDraft draft, Duration pause) {
        jdbc.sql(
                        """
                        update assistant.turn
                        set state = 'queued', leased_by = null, lease_until = null,
                            partial_text = coalesce(:text, partial_text),
                            shown_attempt = coalesce(:attempt, shown_attempt),
                            shown = shown or :text is not null,
                            not_before = now() + make_interval(secs => :pause)
                        where id = :id and epoch = :epoch and state = 'running'
                        """)
                .param("id", turn.id())
                .param("epoch", turn.epoch())
                .param("text", draft == null ? null : draft.text(), Types.VARCHAR)
                .param("attempt", draft == null ? null : draft.attempt(), Types.INTEGER)
                .param("pause", seconds(pause))
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

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1_000.0;
    }
}
