package io.nightdesk.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightdesk.testing.Database;
import io.nightdesk.testing.WithDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The database's schema between two releases: what both may rely on.
@WithDatabase
class SchemaTests {

    /// The last migration of the first release.
    private static final String FIRST_RELEASE = "202611261050";

    /// SQLSTATEs of a parameter that could be of several types.
    private static final List<String> TYPE_NEEDED = List.of("42P18", "42725");

    @Test
    void aReleaseThatTheSchemaNoLongerServesIsTold(Database database) {
        Schema schema = new Schema(database.dataSource());
        assertThat(schema.misfit()).isEmpty();

        database.jdbc().sql("update node.schema_floor set version = '299912312359'").update();

        assertThat(schema.misfit().orElseThrow()).contains("no longer serves");
    }

    /// What earlier releases send to the database means something to the schema of today.
    @Test
    void statementsOfEarlierReleasesStillPrepare(Database database) throws Exception {
        try (Stream<Path> files = Files.list(Path.of("../db/statements"));
                Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            List<String> all = files.flatMap(SchemaTests::statements).toList();
            assertThat(all).hasSizeGreaterThan(50);
            List<String> refused = new ArrayList<>();
            for (String sql : all) {
                try {
                    statement.execute("prepare recorded as " + sql);
                    statement.execute("deallocate recorded");
                } catch (SQLException e) {
                    // The application says which types its parameters have; the record does not.
                    if (TYPE_NEEDED.contains(e.getSQLState())) {
                        continue;
                    }
                    refused.add(e.getMessage() + ": " + sql);
                }
            }
            assertThat(refused).isEmpty();
        }
    }

    /// Customers write while the schema of the first release becomes today's.
    @Test
    void nobodyWaitsLongForAMigration(Database server) throws Exception {
        Database database = old(server);
        JdbcClient jdbc = database.jdbc();
        fill(jdbc);
        List<String> files = filesOnDisk(jdbc);
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        List<CompletableFuture<Integer>> writers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            int writer = i;
            writers.add(
                    CompletableFuture.supplyAsync(() -> write(database, writer, over), threads));
        }
        CompletableFuture<List<String>> waits =
                CompletableFuture.supplyAsync(() -> longWaits(database, over), threads);
        Awaitility.await().until(() -> events(jdbc) > 2_100);

        new Schema(database.dataSource()).migrate();

        over.set(true);
        threads.close();
        assertThat(writers).allSatisfy(it -> assertThat(it.join()).isPositive());
        assertThat(waits.join()).isEmpty();
        assertThat(filesOnDisk(jdbc)).as("tables that were not written anew").containsAll(files);
    }

    @Test
    void aMigrationThatFindsATableInUseLetsTheOthersGoFirst(Database server) throws Exception {
        Database database = old(server);
        try (Connection reader = database.dataSource().getConnection();
                Statement statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("select * from node.node");

            CompletableFuture<Integer> migrated =
                    CompletableFuture.supplyAsync(
                            () -> new Schema(database.dataSource()).migrate());
            // Given up once, so whoever came behind it has been served.
            Awaitility.await()
                    .atMost(java.time.Duration.ofSeconds(30))
                    .until(() -> waiting(database) == 1);
            Awaitility.await()
                    .atMost(java.time.Duration.ofSeconds(30))
                    .until(() -> waiting(database) == 0);
            reader.rollback();

            assertThat(migrated.join()).isPositive();
            assertThat(new Schema(database.dataSource()).misfit()).isEmpty();
        }
    }

    private static Database old(Database server) {
        String name =
                "nightdesk_test_" + ProcessHandle.current().pid() + "_old_" + System.nanoTime();
        server.jdbc().sql("create database " + name).update();
        Database database =
                new Database(
                                server.url().replaceFirst("[^/]*$", name),
                                server.user(),
                                server.password())
                        .unsynced();
        Flyway.configure()
                .dataSource(database.dataSource())
                .locations("classpath:db/migration")
                .target(FIRST_RELEASE)
                .load()
                .migrate();
        return database;
    }

    private static void fill(JdbcClient jdbc) {
        jdbc.sql(
                        """
                        insert into site.site (id, public_key, name, assistant_name, default_locale)
                        values (gen_random_uuid(), 'site', 'Site', 'Ava', 'en')
                        """)
                .update();
        jdbc.sql(
                        """
                        insert into identity.visitor (id, site_id, name, locale)
                        select gen_random_uuid(), id, 'Visitor', 'en'
                        from site.site, generate_series(1, 200)
                        """)
                .update();
        jdbc.sql(
                        """
                        insert into conversation.conversation (id, site_id, visitor_id, locale, last_seq)
                        select gen_random_uuid(), site_id, id, 'en', 10 from identity.visitor
                        """)
                .update();
        jdbc.sql(
                        """
                        insert into conversation.event (conversation_id, seq, type, author_kind,
                            author_name, body)
                        select id, seq, 'message', 'visitor', 'Visitor', '{"text": "Hello"}'
                        from conversation.conversation, generate_series(1, 10) as seq
                        """)
                .update();
    }

    /// Appends as a node of the first release does.
    private static int write(Database database, int writer, AtomicBoolean over) {
        int written = 0;
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            while (!over.get()) {
                statement.execute(
                        """
                        with target as (
                            select id from conversation.conversation
                            order by id offset %d limit 1 for no key update),
                        raised as (
                            update conversation.conversation c
                            set last_seq = last_seq + 1, last_text = 'Hello', last_at = now()
                            from target where c.id = target.id returning c.id, c.last_seq)
                        insert into conversation.event (conversation_id, seq, type, author_kind,
                            author_name, body)
                        select id, last_seq, 'message', 'visitor', 'Visitor', '{"text": "Hello"}'
                        from raised
                        """
                                .formatted((writer * 50 + written) % 200));
                connection.commit();
                written++;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return written;
    }

    /// Every statement seen to wait for a lock for more than half a second.
    private static List<String> longWaits(Database database, AtomicBoolean over) {
        List<String> waits = new ArrayList<>();
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            while (!over.get()) {
                try (var rows =
                        statement.executeQuery(
                                """
                                select a.query, l.mode, l.relation::regclass
                                from pg_locks l
                                join pg_stat_activity a on a.pid = l.pid
                                where not l.granted
                                  and a.datname = current_database()
                                  and clock_timestamp() - l.waitstart > interval '500 ms'
                                """)) {
                    while (rows.next()) {
                        waits.add(
                                rows.getString(2)
                                        + " "
                                        + rows.getString(3)
                                        + ": "
                                        + rows.getString(1));
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return waits;
    }

    private static long events(JdbcClient jdbc) {
        return jdbc.sql("select count(*) from conversation.event").query(Long.class).single();
    }

    private static long waiting(Database database) {
        return database.jdbc()
                .sql(
                        """
                        select count(*) from pg_locks l
                        join pg_database d on d.oid = l.database
                        where d.datname = current_database() and not l.granted
                        """)
                .query(Long.class)
                .single();
    }

    /// Where tables with customers' words are: another file is a table that was written anew.
    private static List<String> filesOnDisk(JdbcClient jdbc) {
        return jdbc.sql(
                        """
                        select c.oid::regclass || ' ' || pg_relation_filenode(c.oid)
                        from pg_class c
                        join pg_namespace n on n.oid = c.relnamespace
                        where c.relkind = 'r' and n.nspname in ('conversation', 'assistant', 'identity')
                        """)
                .query((row, _) -> row.getString(1))
                .list();
    }

    private static Stream<String> statements(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("--"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
