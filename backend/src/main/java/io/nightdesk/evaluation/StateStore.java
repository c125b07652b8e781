package io.nightdesk.evaluation;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Counts what a conversation must not change, and reads what it does not tell its customer.
@Repository
class StateStore {

    private final JdbcClient jdbc;

    StateStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Rows by table, without conversations, turns, visitors, what models cost, and what nodes keep
    /// about themselves.
    Map<String, Long> counts() {
        List<String> tables =
                jdbc.sql(
                                """
                                select format('%I.%I', table_schema, table_name)
                                from information_schema.tables
                                where table_type = 'BASE TABLE'
                                  and table_schema not in
                                      ('pg_catalog', 'information_schema', 'conversation',
                                       'assistant', 'node')
                                  and table_name not like 'visitor%'
                                  and (table_schema, table_name) <> ('llm', 'attempt')
                                """)
                        .query((row, _) -> row.getString(1))
                        .list();
        Map<String, Long> counts = new TreeMap<>();
        for (String table : tables) {
            // The names are the catalogue's own, quoted by it.
            counts.put(table, jdbc.sql("select count(*) from " + table).query(Long.class).single());
        }
        return counts;
    }

    /// Whether a model's answer in the conversation, of which nothing had been left out, was kept
    /// back for not being likely enough to be right.
    boolean wasUnsure(UUID conversation) {
        return jdbc.sql(
                        """
                        select exists (
                            select from assistant.turn
                            where conversation_id = :conversation
                            and provenance ->> 'rule' = 'model_not_sure_enough'
                            and (provenance -> 'confidence' ->> 'dropped')::float8 = 0)
                        """)
                .param("conversation", conversation)
                .query(Boolean.class)
                .single();
    }
}
