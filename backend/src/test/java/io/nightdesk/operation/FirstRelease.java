package io.nightdesk.operation;

import io.nightdesk.testing.Database;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A database as release 0.1.0 left it.
final class FirstRelease {

    private static final String LAST_MIGRATION = "202611261050";

    private FirstRelease() {}

    /// A new one without a row.
    static Database on(Database server) {
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
                .target(LAST_MIGRATION)
                .load()
                .migrate();
        return database;
    }

    /// 200 visitors with a conversation of ten messages each, the last of which has its turn.
    static void fill(JdbcClient jdbc) {
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
                        insert into identity.visitor_session (token_sha256, visitor_id)
                        select sha256(id::text::bytea), id from identity.visitor
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
                        insert into conversation.device (conversation_id, device_id, last_number)
                        select id, gen_random_uuid(), 10 from conversation.conversation
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
        jdbc.sql(
                        """
                        insert into assistant.turn (id, conversation_id, trigger_seq, through_seq,
                            owner_epoch, state, not_before)
                        select gen_random_uuid(), id, 10, 10, 0, 'done', now()
                        from conversation.conversation
                        """)
                .update();
    }
}
