package io.nightdesk.operation;

import io.nightdesk.testing.Children;
import io.nightdesk.testing.Database;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A PostgreSQL server that a test may kill: the embedded one, as durable as in production, which
/// can also be another one's standby. Trusts everybody on this machine.
public final class TestPostgres {

    private static final String USER = "nightdesk";

    /// Unpacked once, beside the data of the tests' own servers.
    private static final Path PROGRAMS = Path.of("target", "test-stores").toAbsolutePath();

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /// How long a standby may take over before it is told again.
    private static final Duration ORDER = Duration.ofSeconds(1);

    private static final Set<String> NOT_COPIED =
            Set.of("postmaster.pid", "postmaster.opts", "postgresql.auto.conf");

    private final Children children;
    private final Path bin;
    private final Path cluster;
    private final String name;
    private final int port;
    private @Nullable Process process;

    private TestPostgres(Children children, Path bin, Path cluster, String name, int port) {
        this.children = children;
        this.bin = bin;
        this.cluster = cluster;
        this.name = name;
        this.port = port;
    }

    /// A server without data, not yet started: [#initialize] or [#follow] gives it some.
    ///
    /// @param name under which a primary knows it as a standby
    public static TestPostgres in(Children children, Path cluster, String name) throws IOException {
        Path bin = PostgresBinaries.unpack(DataFolder.at(PROGRAMS));
        return new TestPostgres(children, bin, cluster, name, Ports.anyFree());
    }

    /// Makes it a new, empty database.
    public void initialize() throws IOException {
        List<String> command =
                command(
                        "initdb",
                        "--pgdata=" + cluster,
                        "--username=" + USER,
                        "--auth=trust",
                        "--encoding=UTF8",
                        "--locale=C.UTF-8");
        Shell.Result result = Shell.run(PROGRAMS, PATIENCE, command);
        if (result.status() != 0) {
            throw new IOException("initdb: " + result.lastLine());
        }
        configure("");
    }

    public String name() {
        return name;
    }

    public int port() {
        return port;
    }

    public String user() {
        return USER;
    }

    /// For a node that has this server only.
    public Database database() {
        return new Database("jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port), USER, "");
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(address(port).dataSource());
    }

    /// Brings the schema up to date.
    public void migrate() {
        new Schema(address(port).dataSource()).migrate();
    }

    private static PostgresAddress address(int port) {
        return new PostgresAddress(
                "jdbc:postgresql://127.0.0.1:%d/postgres?connectTimeout=2&socketTimeout=60"
                        .formatted(port),
                USER,
                "");
    }

    /// Starts it and waits until it answers. After a crash it may have to be tried again, since the
    /// memory of the old one is still in use.
    public TestPostgres start() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            Process now = process;
            if (now == null || !now.isAlive()) {
                process = launch();
            }
            if (answers()) {
                return this;
            }
            LockSupport.parkNanos(20_000_000);
        }
        throw new IllegalStateException("PostgreSQL did not start; see " + children.log(name));
    }

    private Process launch() {
        return children.start(name, Map.of(), command("postgres", "-D", cluster.toString()));
    }

    /// Runs one of PostgreSQL's programs. They refuse to run as root; see PostgresServer.
    private List<String> command(String program, String... options) {
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("unshare", "--user"));
        }
        command.add(bin.resolve(program).toString());
        command.addAll(List.of(options));
        return command;
    }

    private boolean answers() {
        try {
            return jdbc().sql("select 1").query(Integer.class).single() == 1;
        } catch (DataAccessException notYet) {
            return false;
        }
    }

    public boolean isRunning() {
        Process now = process;
        return now != null && now.isAlive();
    }

    public boolean isPrimary() {
        return !jdbc().sql("select pg_is_in_recovery()").query(Boolean.class).single();
    }

    /// The process of a standby that receives what its primary writes.
    public Optional<Long> walReceiver() {
        return jdbc().sql("select pid from pg_stat_wal_receiver where status = 'streaming'")
                .query(Long.class)
                .optional();
    }

    /// Kills the server with `kill -9`; returns when nothing of it is left.
    public void kill() throws IOException {
        Process now = process;
        if (now == null) {
            return;
        }
        List<ProcessHandle> backends = now.descendants().toList();
        now.destroyForcibly();
        // By themselves they would end a second or two later, as on no machine that dies.
        backends.forEach(ProcessHandle::destroyForcibly);
        now.onExit().join();
        while (backends.stream().anyMatch(TestPostgres::runs)) {
            LockSupport.parkNanos(2_000_000);
        }
        process = null;
        Files.deleteIfExists(cluster.resolve("postmaster.pid"));
    }

    /// A dead process that nobody has asked about yet counts as gone; on some machines that takes a
    /// second or two.
    private static boolean runs(ProcessHandle process) {
        try {
            return process.isAlive()
                    && !Files.readString(Path.of("/proc/" + process.pid() + "/stat"))
                            .contains(") Z");
        } catch (IOException gone) {
            return false;
        }
    }

    /// Makes a standby the primary, by the order that Patroni gives: `pg_promote` would wait within
    /// a query, and the replay, which has to end before the standby takes over, waits for queries
    /// that still see what it deletes. Repeats the order: one that comes while the server gets over
    /// the death of one of its processes is forgotten.
    public void promote() throws IOException {
        List<String> order = command("pg_ctl", "promote", "--no-wait", "-D", cluster.toString());
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            Shell.run(PROGRAMS, PATIENCE, order);
            if (within(ORDER, "select not pg_is_in_recovery()")) {
                return;
            }
        }
        throw new IllegalStateException("promotion of " + name + " did not come");
    }

    /// From now on a commit waits for this standby, which must be following.
    public void require(String standby) {
        set("synchronous_standby_names", "ANY 1 (" + standby + ")");
        await(
                "standby " + standby,
                """
                select exists (select from pg_stat_replication
                    where state = 'streaming' and sync_state in ('sync', 'quorum'))
                """);
    }

    /// Waits until somebody follows.
    public void awaitFollower() {
        await(
                "a follower",
                "select exists (select from pg_stat_replication where state = 'streaming')");
    }

    /// From now on a commit waits for nobody.
    public void requireNobody() {
        set("synchronous_standby_names", "");
    }

    private void set(String key, String value) {
        jdbc().sql("alter system set %s = '%s'".formatted(key, value)).update();
        jdbc().sql("select pg_reload_conf()").query(Boolean.class).single();
    }

    private void await(String what, String question) {
        if (!within(PATIENCE, question)) {
            throw new IllegalStateException(what + " did not come");
        }
    }

    private boolean within(Duration limit, String question) {
        long end = System.nanoTime() + limit.toNanos();
        while (!says(question)) {
            if (System.nanoTime() > end) {
                return false;
            }
            LockSupport.parkNanos(20_000_000);
        }
        return true;
    }

    private boolean says(String question) {
        try {
            return jdbc().sql(question).query(Boolean.class).single();
        } catch (DataAccessException notYet) {
            return false;
        }
    }

    /// Makes it a copy of a running primary, which it follows once started. What it held is gone.
    public void follow(TestPostgres primary) throws IOException, SQLException {
        deleteAll(cluster);
        try (Connection connection = address(primary.port).dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_backup_start('seed', true)");
            copy(primary.cluster, cluster);
            try (ResultSet label =
                    statement.executeQuery("select labelfile from pg_backup_stop(false)")) {
                label.next();
                Files.writeString(cluster.resolve("backup_label"), label.getString(1));
            }
        }
        Files.writeString(cluster.resolve("standby.signal"), "");
        configure(
                "primary_conninfo = 'host=127.0.0.1 port=%d user=%s application_name=%s'\n"
                        .formatted(primary.port, USER, name));
    }

    private void configure(String more) throws IOException {
        Files.writeString(
                cluster.resolve("postgresql.auto.conf"),
                """
            listen_addresses = '127.0.0.1'
            unix_socket_directories = ''
            port = %d
            max_connections = 200
            shared_buffers = 64MB
            fsync = on
            synchronous_commit = on
            full_page_writes = on
            wal_keep_size = 512MB
            wal_retrieve_retry_interval = 200ms
            max_standby_streaming_delay = 1s
            max_standby_archive_delay = 1s
            timezone = 'UTC'
            """
                                .formatted(port)
                        + more);
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(
                from,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes facts)
                            throws IOException {
                        Path copy = to.resolve(from.relativize(path).toString());
                        Files.createDirectories(copy);
                        Files.setPosixFilePermissions(
                                copy, PosixFilePermissions.fromString("rwx------"));
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path path, BasicFileAttributes facts)
                            throws IOException {
                        if (!NOT_COPIED.contains(String.valueOf(path.getFileName()))) {
                            try {
                                Files.copy(path, to.resolve(from.relativize(path).toString()));
                            } catch (NoSuchFileException vanished) {
                                // It may; recovery makes up for it.
                            }
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path path, IOException vanished) {
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    private static void deleteAll(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var paths = Files.walk(folder)) {
                for (Path path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
