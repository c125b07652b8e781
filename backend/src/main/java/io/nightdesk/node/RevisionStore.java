package io.nightdesk.node;

import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class RevisionStore {

    private final JdbcClient jdbc;

    RevisionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<String, Long> all() {
        Map<String, Long> revisions = new HashMap<>();
        jdbc.sql("select topic, revision from node.revision")
                .query(
                        row -> {
                            revisions.put(row.getString("topic"), row.getLong("revision"));
                        });
        return revisions;
    }

    long current(String topic) {
        return jdbc.sql("select revision from node.revision where topic = :topic")
                .param("topic", topic)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    long bump(String topic) {
        return jdbc.sql(
                        """
                        insert into node.revision (topic, revision)
                        values (:topic, 1)
                        on conflict (topic) do update
                        set revision = revision.revision + 1
                        returning revision
                        """)
                .param("topic", topic)
                .query(Long.class)
                .single();
    }
}
