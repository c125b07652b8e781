package io.nightdesk.node;

import java.time.Duration;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class NodeStore {

    private final JdbcClient jdbc;

    NodeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Writes this node's row anew if somebody removed it, for example after an hour of no contact.
    void beat(UUID id, String name, boolean draining) {
        jdbc.sql(
                        """
                        insert into node.node (id, name, draining)
                        values (:id, :name, :draining)
                        on conflict (id) do update
                        set beat_at = now(), draining = excluded.draining
                        """)
                .param("id", id)
                .param("name", name)
                .param("draining", draining)
                .update();
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
                .param("seconds", silence.toSeconds())
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
                .param("seconds", window.toSeconds())
                .query(Integer.class)
                .single();
    }

    long databaseEpoch() {
        return jdbc.sql("select epoch from node.database_epoch").query(Long.class).single();
    }
}
