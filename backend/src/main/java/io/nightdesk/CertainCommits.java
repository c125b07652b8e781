package io.nightdesk;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Commits, and takes a commit for certain only if the database said nothing beside it. PostgreSQL
/// answers with a warning when somebody cancelled the wait for the standby: what was written may be
/// gone after a failover, so whoever wrote it must hear of an error and try again.
final class CertainCommits extends JdbcTransactionManager {

    private static final long serialVersionUID = 1;

    CertainCommits(DataSource database) {
        super(database);
    }

    @Override
    protected void doCommit(DefaultTransactionStatus status) {
        Connection connection = connection();
        try {
            connection.clearWarnings();
            super.doCommit(status);
            SQLWarning warning = connection.getWarnings();
            if (warning != null) {
                throw new TransactionSystemException(
                        "the commit is not certain: " + warning.getMessage(), warning);
            }
        } catch (SQLException e) {
            throw new TransactionSystemException("the commit is not certain", e);
        }
    }

    /// The one that this transaction has bound to the thread.
    private Connection connection() {
        @Nullable Object bound = TransactionSynchronizationManager.getResource(obtainDataSource());
        if (bound instanceof ConnectionHolder holder) {
            return holder.getConnection();
        }
        throw new IllegalStateException("there is no transaction to commit");
    }
}
