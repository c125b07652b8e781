package io.nightdesk.testing;

import io.nightdesk.operation.Schema;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A migrated database that nobody else uses.
///
/// @param url JDBC, without user and password
public record Database(String url, String user, String password) implements AutoCloseable {

    private static final String TEMPLATE = "nightdesk_template_" + ProcessHandle.current().pid();
    private static int made;

    /// Makes one from a template, which takes some ten milliseconds.
    static synchronized Database fresh() {
        Database server = Servers.postgres();
        if (made == 0) {
            server.run("create database " + TEMPLATE);
            new Schema(server.named(TEMPLATE).dataSource()).migrate();
        }
        made++;
        String name = "nightdesk_test_" + ProcessHandle.current().pid() + "_" + made;
        server.run("create database " + name + " template " + TEMPLATE);
        return server.named(name);
    }

    /// One connection per call; enough for a test.
    public DataSource dataSource() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(user);
        source.setPassword(password);
        return source;
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(dataSource());
    }

    /// Drops the database, also where somebody is still connected.
    @Override
    public void close() {
        Servers.postgres().run("drop database if exists " + name() + " with (force)");
    }

    /// Removes what a test run leaves on a server that outlives it.
    static synchronized void dropTemplate() {
        if (made > 0) {
            Servers.postgres().run("drop database if exists " + TEMPLATE + " with (force)");
        }
    }

    private void run(String sql) {
        jdbc().sql(sql).update();
    }

    private String name() {
        String path = url.substring(url.lastIndexOf('/') + 1);
        int query = path.indexOf('?');
        return query < 0 ? path : path.substring(0, query);
    }

    private Database named(String name) {
        int slash = url.lastIndexOf('/');
        int query = url.indexOf('?', slash);
        String rest = query < 0 ? "" : url.substring(query);
        return new Database(url.substring(0, slash + 1) + name + rest, user, password);
    }
}
