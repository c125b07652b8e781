package io.nightdesk.testing;

import javax.sql.DataSource;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Gives a test class a PostgreSQL database and a Redis of its own, as parameters of its
/// constructor, lifecycle and test methods: [Database] (a fresh one for each class, migrated),
/// `DataSource` and `JdbcClient` on that database, and [RedisUrl].
///
/// The servers start once for a test run, or are those of `NIGHTDESK_PG_URL` (with
/// `NIGHTDESK_PG_USER` and `NIGHTDESK_PG_PASSWORD`; the user must be allowed to create databases)
/// and `NIGHTDESK_REDIS_URL` where these are set. Used through [WithDatabase]; tests of the whole
/// application use [NightdeskTest] instead.
public final class LocalServices implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(LocalServices.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Database.class
                || type == DataSource.class
                || type == JdbcClient.class
                || type == RedisUrl.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        if (type == RedisUrl.class) {
            return new RedisUrl(Servers.redisUrl());
        }
        Database database = databaseOf(context);
        if (type == DataSource.class) {
            return database.dataSource();
        }
        return type == JdbcClient.class ? database.jdbc() : database;
    }

    private static Database databaseOf(ExtensionContext context) {
        Class<?> test = context.getRequiredTestClass();
        while (test.getEnclosingClass() != null) {
            test = test.getEnclosingClass();
        }
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(test, _ -> Database.fresh(), Database.class);
    }
}
