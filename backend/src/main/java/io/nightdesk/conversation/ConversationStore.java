package io.nightdesk.conversation;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The rows of `conversation.conversation` and `conversation.device`.
@Repository
class ConversationStore {

    /// Older releases kept a locale of any length: no more of it is read than shows that it is
    /// none.
    static final String SUMMARY =
            """
            select c.id, c.site_id, c.visitor_id, v.name as visitor_name, left(c.locale, 36) as locale,
                v.locale as visitor_locale, c.page, c.contact,
                c.last_seq, c.owner, c.owner_epoch, c.agent_id, c.agent_name, c.handoff_reason, c.waiting_since,
                c.last_text, c.last_author, c.last_author_name, c.last_at, c.opened_at, c.overdue
            from conversation.conversation c
            join identity.visitor v on v.id = c.visitor_id
            """;

    private final JdbcClient jdbc;

    ConversationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A conversation's row as an append finds it, locked until the transaction ends.
    record Locked(
            UUID id,
            UUID visitor,
            long lastSeq,
            Owner owner,
            long ownerEpoch,
            @Nullable UUID agent) {

        /// Whether a person owns it, and this is the person.
        boolean isOf(Author author) {
            return owner == Owner.AGENT && agent != null && agent.equals(author.id());
        }
    }

    void leaveContact(UUID id, String email) {
        jdbc.sql("update conversation.conversation set contact = :email where id = :id")
                .param("id", id)
                .param("email", email)
                .update();
    }

    boolean insert(UUID id, UUID site, UUID visitor, String locale, @Nullable String page) {
        return jdbc.sql(
                                """
                                insert into conversation.conversation (id, site_id, visitor_id, locale, page)
                                values (:id, :site, :visitor, :locale, :page)
                                on conflict (id) do nothing
                                """)
                        .param("id", id)
                        .param("site", site)
                        .param("visitor", visitor)
                        .param("locale", locale)
                        .param("page", page)
                        .update()
                == 1;
    }

    Optional<Locked> lock(UUID id) {
        return jdbc.sql(
                        """
                        select id, visitor_id, last_seq, owner, owner_epoch, agent_id
                        from conversation.conversation
                        where id = :id
                        for no key update
                        """)
                .param("id", id)
                .query(
                        (row, _) ->
                                new Locked(
                                        row.getObject("id", UUID.class),
                                        row.getObject("visitor_id", UUID.class),
                                        row.getLong("last_seq"),
                                        Words.owner(row.getString("owner")),
                                        row.getLong("owner_epoch"),
                                        row.getObject("agent_id", UUID.class)))
                .optional();
    }

    /// Moves the owner and raises the epoch. Who waits again after [WaitingStore#keepPlace] does so
    /// in the same place; who was left to wait too long is so still when a conversation that was
    /// ended without a word of a person's goes on.
    ///
    /// @param reason kept from before when null
    void moveOwner(UUID id, Owner owner, @Nullable Author agent, @Nullable HandoffReason reason) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("id", id);
        values.put("owner", Words.of(owner));
        values.put("agent", agent == null ? null : agent.id());
        values.put("name", agent == null ? null : agent.name());
        values.put("reason", reason == null ? null : Words.of(reason));
        jdbc.sql(
                        """
                        update conversation.conversation
                        set owner = :owner, owner_epoch = owner_epoch + 1,
                            agent_id = :agent::uuid, agent_name = :name,
                            handoff_reason = coalesce(:reason, handoff_reason),
                            waiting_since =
                                case when :owner = 'queue' then coalesce(waited_since, now()) end,
                            waited_since = null,
                            overdue = overdue and :owner <> 'ai'
                        where id = :id
                        """)
                .params(values)
                .update();
    }

    long lastNumber(UUID conversation, UUID device) {
        return jdbc.sql(
                        """
                        select last_number from conversation.device
                        where conversation_id = :conversation and device_id = :device
                        """)
                .param("conversation", conversation)
                .param("device", device)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    void mark(UUID conversation, UUID device, long got, long read) {
        jdbc.sql(
                        """
                        insert into conversation.device (conversation_id, device_id, got_seq, read_seq)
                        select id, :device, least(:got, last_seq), least(:read, last_seq)
                        from conversation.conversation
                        where id = :conversation
                        on conflict (conversation_id, device_id) do update
                        set got_seq = greatest(device.got_seq, excluded.got_seq),
                            read_seq = greatest(device.read_seq, excluded.read_seq)
                        """)
                .param("conversation", conversation)
                .param("device", device)
                .param("got", got)
                .param("read", read)
                .update();
    }

    Optional<Summary> find(UUID id) {
        return jdbc.sql(SUMMARY + "where c.id = :id")
                .param("id", id)
                .query(Words::summary)
                .optional();
    }

    List<Standing> standings(Collection<UUID> ids, UUID device) {
        return jdbc.sql(
                        """
                        select found.*, coalesce(d.last_number, 0) as last_number
                        from (%s where c.id = any(:ids)) found
                        left join conversation.device d
                            on d.conversation_id = found.id and d.device_id = :device
                        """
                                .formatted(SUMMARY))
                .param("ids", ids.toArray(UUID[]::new))
                .param("device", device)
                .query(
                        (row, number) ->
                                new Standing(
                                        Words.summary(row, number), row.getLong("last_number")))
                .list();
    }

    List<Summary> ofVisitor(UUID visitor) {
        return jdbc.sql(
                        SUMMARY
                                + """
                                where c.visitor_id = :visitor and c.last_seq > 0
                                order by c.last_at desc
                                limit 50
                                """)
                .param("visitor", visitor)
                .query(Words::summary)
                .list();
    }

    List<Summary> ofSite(UUID site, Collection<Owner> owners, int limit) {
        return jdbc.sql(
                        SUMMARY
                                + """
                                where c.site_id = :site and c.owner in (:owners) and c.last_seq > 0
                                order by c.waiting_since nulls last, c.opened_at desc
                                limit :limit
                                """)
                .param("site", site)
                .param("owners", owners.stream().map(Words::of).toList())
                .param("limit", limit)
                .query(Words::summary)
                .list();
    }

    List<Summary> unanswered(Duration olderThan, @Nullable Summary after) {
        return jdbc.sql(
                        SUMMARY
                                + """
                                where c.id in (
                                    select conversation_id from conversation.event
                                    where at > now() - interval '1 hour'
                                    and type = 'message' and author_kind = 'visitor')
                                and c.owner = 'ai' and c.last_author = 'visitor'
                                and c.last_at < now() - make_interval(secs => :seconds)
                                and (c.last_at, c.id) > (:at, :id)
                                order by c.last_at, c.id
                                limit 100
                                """)
                .param("seconds", olderThan.toMillis() / 1_000.0)
                .param("at", Timestamp.from(after == null ? Instant.EPOCH : after.lastAt()))
                .param("id", after == null ? new UUID(0, 0) : after.id())
                .query(Words::summary)
                .list();
    }

    /// How many of a site's conversations each owner has, and how many this agent has.
    Map<Owner, Long> countOpen(UUID site) {
        Map<Owner, Long> counts = new HashMap<>();
        jdbc.sql(
                        """
                        select owner, count(*) as n
                        from conversation.conversation
                        where site_id = :site and owner <> 'closed' and last_seq > 0
                        group by owner
                        """)
                .param("site", site)
                .query(
                        row -> {
                            counts.put(Words.owner(row.getString("owner")), row.getLong("n"));
                        });
        return counts;
    }

    Map<UUID, Long> lastSeqs(Collection<UUID> ids) {
        Map<UUID, Long> seqs = new HashMap<>();
        jdbc.sql("select id, last_seq from conversation.conversation where id = any(:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query(
                        row -> {
                            seqs.put(row.getObject("id", UUID.class), row.getLong("last_seq"));
                        });
        return seqs;
    }
}
