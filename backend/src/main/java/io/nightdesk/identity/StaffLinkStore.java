package io.nightdesk.identity;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class StaffLinkStore {

    private final JdbcClient jdbc;

    StaffLinkStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(StaffLink link, byte[] token, Instant now, @Nullable UUID by) {
        jdbc.sql(
                        """
                        insert into identity.staff_link
                            (id, site_id, kind, role, token_sha256, created_at, created_by, expires_at)
                        values (:id, :site, :kind, :role, :token, :now, :by, :expiresAt)
                        """)
                .param("id", link.id())
                .param("site", link.site())
                .param("kind", link.kind().wireName())
                .param("role", link.role().wireName())
                .param("token", token)
                .param("now", Timestamp.from(now))
                .param("by", by)
                .param("expiresAt", Timestamp.from(link.expiresAt()))
                .update();
    }

    Optional<StaffLink> find(byte[] token) {
        return find(token, "");
    }

    /// Holds the link until the transaction ends: of two who open it at once, one waits and then
    /// finds it used.
    Optional<StaffLink> lock(byte[] token) {
        return find(token, "for update");
    }

    void markUsed(UUID link, UUID staff, Instant now) {
        jdbc.sql(
                        """
                        update identity.staff_link
                        set used_at = :now, used_by = :staff
                        where id = :link
                        """)
                .param("now", Timestamp.from(now))
                .param("staff", staff)
                .param("link", link)
                .update();
    }

    List<Invitation> openInvitations(UUID site, Instant now) {
        return jdbc.sql(
                        """
                        select l.id, l.role, l.created_at, l.expires_at, s.name as created_by
                        from identity.staff_link l
                        join identity.staff s on s.id = l.created_by
                        where l.site_id = :site
                        and l.kind = 'invitation'
                        and l.used_at is null
                        and l.expires_at > :now
                        order by l.created_at desc, l.id desc
                        """)
                .param("site", site)
                .param("now", Timestamp.from(now))
                .query(
                        (row, _) ->
                                new Invitation(
                                        row.getObject("id", UUID.class),
                                        Role.of(row.getString("role")),
                                        row.getTimestamp("created_at").toInstant(),
                                        row.getTimestamp("expires_at").toInstant(),
                                        row.getString("created_by")))
                .list();
    }

    boolean deleteInvitation(UUID site, UUID id) {
        return jdbc.sql(
                                """
                                delete from identity.staff_link
                                where id = :id
                                and site_id = :site
                                and kind = 'invitation'
                                and used_at is null
                                """)
                        .param("id", id)
                        .param("site", site)
                        .update()
                == 1;
    }

    private Optional<StaffLink> find(byte[] token, String locking) {
        return jdbc.sql(
                        """
                        select id, site_id, kind, role, expires_at, used_at
                        from identity.staff_link
                        where token_sha256 = :token
                        """
                                + locking)
                .param("token", token)
                .query(
                        (row, _) ->
                                new StaffLink(
                                        row.getObject("id", UUID.class),
                                        row.getObject("site_id", UUID.class),
                                        StaffLink.Kind.of(row.getString("kind")),
                                        Role.of(row.getString("role")),
                                        row.getTimestamp("expires_at").toInstant(),
                                        row.getObject("used_at") != null))
                .optional();
    }
}
