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
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The database's schema between two releases: what both may rely on.
@WithDatabase
class SchemaTests {

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
        Database database = FirstRelease.on(server);
        JdbcClient jdbc = database.jdbc();
        FirstRelease.fill(jdbc);
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

    /// As long as that takes nobody writes: on a large table from a cold disk, for minutes.
    @Test
    void noMigrationReadsATableWholeWhileItKeepsWritersOut(Database server) {
        Database database = FirstRelease.on(server);
        JdbcClient jdbc = database.jdbc();
        FirstRelease.fill(jdbc);
        noteWhatIsReadUnderLocks(jdbc);

        new Schema(database.dataSource()).migrate();

        assertThat(
                        jdbc.sql("select distinct what from public.held")
                                .query((row, _) -> row.getString(1))
                                .list())
                .isEmpty();
    }

    @Test
    void aMigrationThatFindsATableInUseLetsTheOthersGoFirst(Database server) throws Exception {
        Database database = FirstRelease.on(server);
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

    /// After each change of the schema: which table that grows with what customers say its
    /// transaction has read. The flush keeps figures of one transaction out of the next one's.
    private static void noteWhatIsReadUnderLocks(JdbcClient jdbc) {
        jdbc.sql(
                        """
                        create table public.held (what text);
                        create function public.note_held() returns event_trigger language plpgsql as $$
                        begin
                            insert into public.held
                            select format('%s read %s under %s', tg_tag, s.relid::regclass, l.mode)
                            from pg_stat_xact_user_tables s
                            join pg_locks l on l.relation = s.relid and l.pid = pg_backend_pid()
                            where s.seq_tup_read > 0
                              and s.schemaname in ('conversation', 'assistant', 'identity')
                              and l.mode in ('ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock',
                                'AccessExclusiveLock');
                            perform pg_stat_force_next_flush();
                        end
                        $$;
                        create event trigger note_held on ddl_command_end
                            execute function public.note_held();
                        """)
                .update();
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
