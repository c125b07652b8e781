package io.nightdesk;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;

/// What PostgreSQL refuses, in Spring's words. Spring has none for a lock that somebody keeps,
/// which heals by waiting.
final class StoreRefusals extends SQLExceptionSubclassTranslator {

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    @Override
    protected @Nullable DataAccessException doTranslate(
            String task, @Nullable String sql, SQLException e) {
        return LOCK_NOT_AVAILABLE.equals(e.getSQLState())
                ? new CannotAcquireLockException(buildMessage(task, sql, e), e)
                : super.doTranslate(task, sql, e);
    }
}
