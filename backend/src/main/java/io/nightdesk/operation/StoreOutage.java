package io.nightdesk.operation;

import java.sql.SQLException;
import java.util.List;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/// Tells a database that is away, or can do no more at this moment, from one that refuses what it
/// is asked.
final class StoreOutage {

    /// Beginnings of SQLSTATEs that heal by waiting: the connection, resources (a full disk, too
    /// many connections), a lock that somebody keeps, and a server that starts, recovers or shuts
    /// down.
    private static final List<String> PASSING = List.of("08", "53", "55P03", "57P");

    private StoreOutage() {}

    /// Whether that is what `failure` comes from.
    static boolean isBehind(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DataAccessResourceFailureException
                    || cause instanceof CannotCreateTransactionException
                    || cause instanceof TransactionSystemException
                    || (cause instanceof SQLException sql && isPassing(sql))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPassing(SQLException e) {
        String state = e.getSQLState();
        return state != null && PASSING.stream().anyMatch(state::startsWith);
    }
}
