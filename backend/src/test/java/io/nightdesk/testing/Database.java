package io.nightdesk.testing;

import io.nightdesk.operation.PostgresAddress;
import io.nightdesk.operation.Schema;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A migrated database that nobody else uses.
///
/// @param url JDBC, without user and password
public record Database(String url, String user, String password) implements AutoCloseable {

    /// Names end with the process id of the run, and a number.
    private static final String PREFIX = "nightdesk_test_";

    private static int made;

    /// Makes one from a template, which takes some ten milliseconds. It stays until the next run.
    public static synchronized Database fresh() {
        Database server = Servers.postgres();
        String template = PREFIX + ProcessHandle.current().pid() + "_0";
        if (made == 0) {
            server.run("create database " + template);
            new Schema(server.named(template).dataSource()).migrate();
        }
        made++;
        String name = PREFIX + ProcessHandle.current().pid() + "_" + made;
        server.run("create database " + name + " template " + template);
        return server.named(name);
    }

    /// Drops what earlier runs left on a server; those that still go on keep theirs.
    static void forget(Database server) {
        server.jdbc()
                .sql("select datname from pg_database where datname like :names")
                .param("names", PREFIX + "%")
                .query(String.class)
                .list()
                .forEach(name -> server.dropIfOver(name));
    }

    /// From now on no new connection to it waits for the disk: for tests of times, which would else
    /// measure that.
    public Database unsynced() {
        run("alter database " + name() + " set synchronous_commit = off");
        return this;
    }

    /// One connection per call; enough for a test.
    public DataSource dataSource() {
        return new PostgresAddress(url, user, password).dataSource();
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(dataSource());
    }

    /// Drops the database, also where somebody is still connected.
    @Override
    public void close() {
        Servers.postgres().run("drop database if exists " + name() + " with (force)");
    }

    private void dropIfOver(String name) {
        String run = name.substring(PREFIX.length()).split("_", -1)[0];
        if (ProcessHandle.of(Long.parseLong(run)).isEmpty()) {
            run("drop database if exists " + name + " with (force)");
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
