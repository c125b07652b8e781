package io.nightdesk.node;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class NodeStore {

    private final JdbcClient jdbc;

    NodeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Writes this node's row anew if somebody removed it, for example after an hour of no contact.
    ///
    /// @param port where it serves; null while it does not
    /// @param away whether nobody should come to this node
    /// @return the database's time
    Instant beat(UUID id, String name, @Nullable Integer port, boolean away) {
        return jdbc.sql(
                        """
                        insert into node.node (id, name, port, draining)
                        values (:id, :name, :port, :away)
                        on conflict (id) do update
                        set beat_at = now(), port = excluded.port, draining = excluded.draining
                        returning clock_timestamp() as at
                        """)
                .param("id", id)
                .param("name", name)
                .param("port", port)
                .param("away", away)
                .query((row, _) -> row.getTimestamp("at").toInstant())
                .single();
    }

    /// The other nodes on a machine that beat lately and are not leaving.
    List<Neighbour> neighbours(UUID id, String host, Duration window) {
        return jdbc.sql(
                        """
                        select name, port
                        from node.node
                        where id <> :id
                          and not draining
                          and starts_with(name, :host || '/')
                          and beat_at > now() - make_interval(secs => :seconds)
                        order by started_at
                        """)
                .param("id", id)
                .param("host", host)
                .param("seconds", seconds(window))
                .query(
                        (row, _) ->
                                new Neighbour(
                                        Long.parseLong(
                                                row.getString("name").substring(host.length() + 1)),
                                        row.getObject("port", Integer.class)))
                .list();
    }

    void remove(UUID id) {
        jdbc.sql("delete from node.node where id = :id").param("id", id).update();
    }

    int removeSilentFor(Duration silence) {
        return jdbc.sql(
                        """
                        delete from node.node
                        where beat_at < now() - make_interval(secs => :seconds)
                        """)
                .param("seconds", seconds(silence))
                .update();
    }

    int othersBeatingWithin(UUID id, Duration window) {
        return jdbc.sql(
                        """
                        select count(*)
                        from node.node
                        where id <> :id
                          and not draining
                          and beat_at > now() - make_interval(secs => :seconds)
                        """)
                .param("id", id)
                .param("seconds", seconds(window))
                .query(Integer.class)
                .single();
    }

    long databaseEpoch() {
        return jdbc.sql("select epoch from node.database_epoch").query(Long.class).single();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1_000.0;
    }
}
