package io.nightdesk.gateway;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Statements that wait for a lock which a test holds. A query is a pattern of SQL's `like`.
///
/// @param jdbc a connection that does not wait itself
record LockWaits(JdbcClient jdbc) {

    boolean any(String query) {
        return !waiting("pid", query).isEmpty();
    }

    int count(String query) {
        return waiting("pid", query).size();
    }

    /// Ends the database's side of their connections; returns whether there were any.
    boolean end(String query) {
        return !waiting("pg_terminate_backend(pid)", query).isEmpty();
    }

    private List<String> waiting(String column, String query) {
        return jdbc.sql(
                        """
                        select %s::text from pg_stat_activity
                        where datname = current_database() and wait_event_type = 'Lock'
                        and query like :query
                        """
                                .formatted(column))
                .param("query", query)
                .query((row, _) -> row.getString(1))
                .list();
    }
}
