package io.nightdesk.evaluation;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Looks at what a conversation must not change, and reads what it does not tell its customer.
@Repository
class StateStore {

    private final JdbcClient jdbc;

    StateStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// What stands in each table, as a fingerprint of all its rows, without conversations, turns,
    /// visitors, what models cost, and what nodes keep about themselves.
    Map<String, String> fingerprints() {
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
        Map<String, String> found = new TreeMap<>();
        for (String table : tables) {
            // The names are the catalogue's own, quoted by it.
            String sql =
                    "select count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0)"
                            + " from %s t".formatted(table);
            found.put(table, jdbc.sql(sql).query((row, _) -> row.getString(1)).single());
        }
        return found;
    }

    Talk.Untold untold(UUID conversation) {
        return jdbc.sql(
                        """
                        select
                            coalesce(bool_or(provenance ->> 'rule' = 'model_not_sure_enough'
                                and (provenance -> 'confidence' ->> 'dropped')::float8 = 0), false)
                                as unsure,
                            coalesce(sum((provenance ->> 'ungrounded')::int), 0) as left_out,
                            coalesce((
                                select concat_ws(E'\n', note ->> 'summary', note ->> 'advice',
                                    note ->> 'missing')
                                from assistant.handoff_note n
                                where n.conversation_id = :conversation
                                order by owner_epoch desc limit 1), '') as summary
                        from assistant.turn
                        where conversation_id = :conversation
                        """)
                .param("conversation", conversation)
                .query(
                        (row, _) ->
                                new Talk.Untold(
                                        row.getBoolean("unsure"),
                                        row.getInt("left_out"),
                                        row.getString("summary")))
                .single();
    }
}
