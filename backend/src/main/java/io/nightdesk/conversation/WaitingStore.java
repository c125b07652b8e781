package io.nightdesk.conversation;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Customers who wait for a person: rows of `conversation.conversation` that are, or were a moment
/// ago, in the queue.
@Repository
class WaitingStore {

    private final JdbcClient jdbc;

    WaitingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Waiting conversations of a site, longest first.
    List<UUID> queue(UUID site) {
        return jdbc.sql(
                        """
                        select id from conversation.conversation
                        where site_id = :site and owner = 'queue'
                        order by waiting_since, id
                        """)
                .param("site", site)
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
    }

    List<Summary> waitingInChat(
            UUID site, HandoffReason reason, Collection<UUID> among, Duration within) {
        return jdbc.sql(
                        ConversationStore.SUMMARY
                                + """
                                where c.site_id = :site and c.owner = 'queue'
                                and c.handoff_reason = :reason
                                and c.contact is null and c.id = any(:among)
                                and exists (
                                    select from conversation.event e
                                    where e.conversation_id = c.id and e.type = 'message'
                                    and e.author_kind = 'visitor'
                                    and e.at > now() - make_interval(secs => :seconds))
                                and not exists (
                                    select from conversation.event e
                                    where e.conversation_id = c.id and e.type = 'owner'
                                    and e.body ->> 'owner' = 'agent')
                                order by c.waiting_since
                                """)
                .param("site", site)
                .param("reason", Words.of(reason))
                .param("among", among.toArray(UUID[]::new))
                .param("seconds", within.toMillis() / 1_000.0)
                .query(Words::summary)
                .list();
    }

    void markOverdue(UUID id) {
        jdbc.sql("update conversation.conversation set overdue = true where id = :id")
                .param("id", id)
                .update();
    }

    /// Who has waited since then and is owned by the assistant now has not been answered yet.
    ///
    /// @param overdue whether that was longer than it should be
    void keepPlace(UUID id, Instant since, boolean overdue) {
        jdbc.sql(
                        """
                        update conversation.conversation
                        set waited_since = :since, overdue = :overdue
                        where id = :id
                        """)
                .param("id", id)
                .param("since", Timestamp.from(since))
                .param("overdue", overdue)
                .update();
    }

    /// The wait is over for which a place was kept.
    void forgetPlace(UUID id) {
        jdbc.sql(
                        """
                        update conversation.conversation
                        set waited_since = null, overdue = false
                        where id = :id and waited_since is not null
                        """)
                .param("id", id)
                .update();
    }
}
