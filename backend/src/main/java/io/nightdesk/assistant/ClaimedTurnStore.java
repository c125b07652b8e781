package io.nightdesk.assistant;

import io.nightdesk.node.Nodes;
import java.sql.Types;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Turns that a node has taken, as rows of `assistant.turn`. Each claim has an epoch of its own, by
/// which what an earlier one still writes comes to nothing. All times are the database's.
@Repository
class ClaimedTurnStore {

    private final JdbcClient jdbc;

    ClaimedTurnStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Takes turns that are due: queued ones, and running ones whose lease has run out or whose
    /// node is dead. Should that node only have slept, its epoch is an old one.
    ///
    /// @param buries whether who has not beaten for a while before this node's own last beat is
    ///     dead; see [Nodes#canTellWhoIsDead]
    /// @param site takes those of its conversations only; null for all
    List<ClaimedTurn> claim(
            UUID node, int most, Duration lease, boolean buries, @Nullable UUID site) {
        return jdbc.sql(
                        """
                        update assistant.turn t
                        set state = 'running', leased_by = :node,
                            lease_until = now() + make_interval(secs => :lease),
                            epoch = t.epoch + 1, attempt = t.attempt + 1,
                            first_claimed_at = case when t.attempt = 0 then now()
                                else coalesce(t.first_claimed_at, now()) end
                        from (
                            select id from assistant.turn
                            where state in ('queued', 'running')
                            and not_before <= now()
                            and (state = 'queued' or lease_until < now() or leased_by in (
                                select dead.id from node.node dead, node.node own
                                where :buries and own.id = :node
                                and dead.beat_at < own.beat_at - make_interval(secs => :dead)))
                            and (:site::uuid is null or conversation_id in (
                                select id from conversation.conversation where site_id = :site::uuid))
                            order by not_before
                            limit :most
                            for update skip locked
                        ) due
                        where t.id = due.id
                        returning t.id, t.conversation_id, t.through_seq, t.owner_epoch, t.epoch,
                            t.attempt, t.partial_text,
                            extract(epoch from now() - t.first_claimed_at) * 1000 as spent_ms
                        """)
                .param("site", site)
                .param("node", node)
                .param("lease", TurnStore.seconds(lease))
                .param("buries", buries)
                .param("dead", TurnStore.seconds(Nodes.DEAD_AFTER))
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
                                        Duration.ofMillis(row.getLong("spent_ms")),
                                        row.getString("partial_text")))
                .list();
    }

    /// What a renewal found.
    record Renewed(UUID id, long epoch) {}

    /// Prolongs this node's claims on these turns. A turn that is missing from the answer, or has
    /// another epoch, is no longer this node's. Locks them in the order in which messages that come
    /// in together do (`PostBatches`), so that neither waits for the other.
    List<Renewed> renew(UUID node, Collection<UUID> turns, Duration lease) {
        return jdbc.sql(
                        """
                        with own as (
                            select id from assistant.turn
                            where id = any(:turns) and leased_by = :node and state = 'running'
                            order by conversation_id
                            for no key update)
                        update assistant.turn t
                        set lease_until = now() + make_interval(secs => :lease)
                        from own
                        where t.id = own.id
                        returning t.id, t.epoch
                        """)
                .param("node", node)
                .param("turns", turns.toArray(UUID[]::new))
                .param("lease", TurnStore.seconds(lease))
                .query(
                        (row, _) ->
                                new Renewed(row.getObject("id", UUID.class), row.getLong("epoch")))
                .list();
    }

    /// Which of these turns a customer asked to stop, on whichever node.
    List<UUID> stopped(Collection<UUID> turns) {
        return jdbc.sql("select id from assistant.turn where id = any(:turns) and stop_requested")
                .param("turns", turns.toArray(UUID[]::new))
                .query((row, _) -> row.getObject("id", UUID.class))
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
    /// @param counts whether the claim was an attempt; the numbers that readers know are of epochs
    ///     and rise all the same
    void release(
            ClaimedTurn turn,
            RunningTurn.@Nullable ShownDraft draft,
            Duration pause,
            boolean counts) {
        jdbc.sql(
                        """
                        update assistant.turn
                        set state = 'queued', leased_by = null, lease_until = null,
                            attempt = case when :counts then attempt else attempt - 1 end,
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
                .param("pause", TurnStore.seconds(pause))
                .param("counts", counts)
                .update();
    }
}
