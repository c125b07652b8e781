package io.nightdesk.assistant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    record Active(
            UUID id,
            UUID conversation,
            TurnState state,
            int shownAttempt,
            boolean shown,
            String partialText) {}

    Optional<Active> active(UUID conversation) {
        return active(Set.of(conversation)).stream().findAny();
    }

    /// The active turns of these conversations; one each at most.
    List<Active> active(Collection<UUID> conversations) {
        return jdbc.sql(
                        """
                        select id, conversation_id, state, epoch, attempt, shown, partial_text,
                            shown_attempt
                        from assistant.turn
                        where conversation_id = any(:conversations) and state in ('queued', 'running')
                        """)
                .param("conversations", conversations.toArray(UUID[]::new))
                .query(
                        (row, _) ->
                                new Active(
                                        row.getObject("id", UUID.class),
                                        row.getObject("conversation_id", UUID.class),
                                        row.getString("state").equals("queued")
                                                ? TurnState.QUEUED
                                                : TurnState.RUNNING,
                                        shownAttempt(row),
                                        row.getBoolean("shown"),
                                        row.getString("partial_text")))
                .list();
    }

    /// A message to be answered.
    ///
    /// @param id of the turn, if there will be one
    record Duty(UUID id, UUID conversation, long seq, long ownerEpoch) {}

    /// Puts down the duty to answer a message, as [TurnDuty] does for a new one.
    ///
    /// @param duty of a conversation whose row this transaction has locked
    void queue(Duty duty, Duration debounce, Duration maxDebounce) {
        jdbc.sql(
                        """
                        select assistant.queue(:turn, :conversation, :seq, :epoch, :debounce, :most)
                        """)
                .param("turn", duty.id())
                .param("conversation", duty.conversation())
                .param("seq", duty.seq())
                .param("epoch", duty.ownerEpoch())
                .param("debounce", seconds(debounce))
                .param("most", seconds(maxDebounce))
                .query(Boolean.class)
                .single();
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

    /// Those of these conversations that were answered once more in vain, and are not to be again
    /// yet: each time they rest twice as long.
    Set<UUID> resting(Collection<UUID> conversations, Duration first) {
        return jdbc.sql(
                        """
                        select conversation_id from assistant.turn
                        where conversation_id = any(:conversations)
                        and trigger_seq > through_seq and state = 'handed_off'
                        and created_at > now() - interval '1 day'
                        group by conversation_id
                        having max(finished_at)
                            > now() - make_interval(secs => :first * power(2, count(*) - 1))
                        """)
                .param("conversations", conversations.toArray(UUID[]::new))
                .param("first", seconds(first))
                .query((row, _) -> row.getObject("conversation_id", UUID.class))
                .set();
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

    /// Whether somebody works on an answer, to `seq` or to what comes before it, or the customer
    /// wanted none.
    ///
    /// @param stuck a turn that has shown nothing for this long, or has not ended twice as long
    ///     after it began, is nobody's work any more
    boolean isCaredFor(UUID conversation, long seq, Duration stuck) {
        return jdbc.sql(
                        """
                        select exists (
                            select from assistant.turn
                            where conversation_id = :conversation
                            and (stop_requested and through_seq >= :seq
                                or state in ('queued', 'running') and created_at > now()
                                    - make_interval(secs => :stuck * (1 + shown::int))))
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
