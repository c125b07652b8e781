package io.nightdesk.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import io.nightdesk.identity.Visitors;
import io.nightdesk.kernel.Ids;
import io.nightdesk.site.Sites;
import io.nightdesk.testing.UnhurriedTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Messages that share a transaction: as if each had its own.
@UnhurriedTest
class PostBatchesTests {

    private static final int CONVERSATIONS = 40;

    @Autowired Visitors visitors;
    @Autowired Sites sites;
    @Autowired Conversations conversations;
    @Autowired PostStore posts;
    @Autowired Handoffs handoffs;
    @Autowired Ids ids;
    @Autowired JdbcClient jdbc;
    @Autowired DataSource database;

    @Test
    void everyConversationIsGaplessInItsOwnOrderAndCommittedWhenAcked() throws Exception {
        List<Writer> writers = writers(CONVERSATIONS);

        together(
                writers,
                writer -> {
                    for (int i = 1; i <= 25; i++) {
                        PostResult result = writer.says(conversations::post, "Message " + i);
                        assertThat(result).isInstanceOf(PostResult.Posted.class);
                        if (i % 5 == 0) {
                            assertThat(count(writer)).isEqualTo(i);
                        }
                    }
                });

        for (Writer writer : writers) {
            assertThat(texts(writer))
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, 25)
                                    .mapToObj(i -> i + " Message " + i)
                                    .toList());
        }
        assertThat(transactions(writers))
                .as("transactions for %d messages", CONVERSATIONS * 25)
                .isLessThan(CONVERSATIONS * 25 / 2);
    }

    @Test
    void whatCannotBeWrittenHarmsNobodyWhoSharesItsTransaction() throws Exception {
        jdbc.sql(
                        """
                        create or replace function public.refuse() returns trigger language plpgsql as $$
                        begin
                            if new.body ->> 'text' = 'poison' then
                                raise check_violation;
                            end if;
                            return new;
                        end $$
                        """)
                .update();
        jdbc.sql(
                        """
                        create or replace trigger refuse before insert on conversation.event
                        for each row execute function public.refuse()
                        """)
                .update();
        List<Writer> writers = writers(CONVERSATIONS);
        Writer poisoned = writers.getFirst();

        together(
                writers,
                writer -> {
                    for (int i = 1; i <= 20; i++) {
                        if (writer == poisoned) {
                            assertThatExceptionOfType(DataIntegrityViolationException.class)
                                    .isThrownBy(() -> writer.says(conversations::post, "poison"));
                        } else {
                            assertThat(writer.says(conversations::post, "good"))
                                    .isInstanceOf(PostResult.Posted.class);
                        }
                    }
                });

        assertThat(count(poisoned)).isZero();
        writers.stream().skip(1).forEach(it -> assertThat(count(it)).isEqualTo(20));
        assertThat(poisoned.says(conversations::post, "good"))
                .isInstanceOf(PostResult.Posted.class);
    }

    @Test
    void copiesOfAMessageAreOne() throws Exception {
        List<Writer> writers = writers(CONVERSATIONS);

        together(
                writers,
                writer -> {
                    PostMessage message = writer.message("Once");
                    List<Callable<PostResult>> copies = new ArrayList<>();
                    for (int i = 0; i < 10; i++) {
                        copies.add(() -> conversations.post(message));
                    }
                    assertThat(all(copies))
                            .allMatch(
                                    it ->
                                            it instanceof PostResult.Posted
                                                    || it instanceof PostResult.Duplicate);
                });

        writers.forEach(it -> assertThat(count(it)).isEqualTo(1));
    }

    @Test
    void batchesAndOwnersThatMoveNeverWaitForEachOtherInACircle() throws Exception {
        List<Writer> writers = writers(CONVERSATIONS);
        long before = deadlocks();

        together(
                writers,
                writer -> {
                    for (int i = 1; i <= 20; i++) {
                        assertThat(writer.says(conversations::post, "Message " + i))
                                .isInstanceOf(PostResult.Posted.class);
                        handoffs.request(
                                writer.conversation, writer.author, HandoffReason.CUSTOMER_REQUEST);
                        handoffs.cancel(writer.conversation, writer.author);
                    }
                });

        assertThat(deadlocks()).isEqualTo(before);
        for (Writer writer : writers) {
            assertThat(seqs(writer))
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, 60).mapToObj(Long::valueOf).toList());
        }
    }

    /// Not a test: appends a second with and without batches, in turns.
    @Test
    @EnabledIfSystemProperty(named = "nightdesk.measure", matches = "true")
    void measure() throws Exception {
        for (int clients : new int[] {16, 64, 256}) {
            List<Writer> writers = writers(clients);
            for (int round = 0; round < 4; round++) {
                long singly =
                        rate(writers, message -> posts.post(List.of(message)).getFirst().result());
                long batched = rate(writers, conversations::post);
                System.out.printf(
                        "%d clients: %d/s singly, %d/s in batches%n", clients, singly, batched);
            }
        }
    }

    private static long rate(List<Writer> writers, Post post) throws Exception {
        Duration time = Duration.ofSeconds(4);
        long end = System.nanoTime() + time.toNanos();
        long before = writers.stream().mapToLong(it -> it.number).sum();
        together(
                writers,
                writer -> {
                    while (System.nanoTime() < end) {
                        writer.says(post, "Where is my parcel? I have been waiting for a week.");
                    }
                });
        return (writers.stream().mapToLong(it -> it.number).sum() - before) / time.toSeconds();
    }

    @FunctionalInterface
    private interface Post {
        @org.jspecify.annotations.Nullable
        PostResult post(PostMessage message);
    }

    /// A customer with a conversation of their own.
    private final class Writer {

        private final UUID conversation;
        private final UUID device = ids.next();
        private final Author author;
        private long number;

        Writer() {
            var visitor = visitors.start(sites.theSite(), "en").visitor();
            conversation = ids.next();
            conversations.open(conversation, visitor.site(), visitor.id(), "en", null);
            author = new Author(Author.Kind.VISITOR, visitor.id(), visitor.name());
        }

        PostMessage message(String text) {
            return new PostMessage(
                    conversation, author, ids.next(), device, number + 1, text, null, false);
        }

        PostResult says(Post post, String text) {
            PostResult result = post.post(message(text));
            if (result instanceof PostResult.Posted) {
                number++;
            }
            return java.util.Objects.requireNonNull(result);
        }
    }

    private List<Writer> writers(int count) {
        return IntStream.range(0, count).mapToObj(_ -> new Writer()).toList();
    }

    private static void together(List<Writer> writers, Consumer<Writer> work) throws Exception {
        List<Callable<Boolean>> all = new ArrayList<>();
        for (Writer writer : writers) {
            all.add(
                    () -> {
                        work.accept(writer);
                        return true;
                    });
        }
        all(all);
    }

    private static <T> List<T> all(List<Callable<T>> work) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(work)) {
                results.add(result.get());
            }
            return results;
        } catch (java.util.concurrent.ExecutionException e) {
            throw new AssertionError(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private long count(Writer writer) {
        return seqs(writer).size();
    }

    private List<Long> seqs(Writer writer) {
        return jdbc.sql("select seq from conversation.event where conversation_id = ? order by seq")
                .param(writer.conversation)
                .query((row, _) -> row.getLong(1))
                .list();
    }

    private List<String> texts(Writer writer) {
        return jdbc.sql(
                        """
                        select seq || ' ' || (body ->> 'text') from conversation.event
                        where conversation_id = ? order by seq
                        """)
                .param(writer.conversation)
                .query((row, _) -> row.getString(1))
                .list();
    }

    private long transactions(List<Writer> writers) {
        return jdbc.sql(
                        """
                        select count(distinct xmin::text) from conversation.event
                        where conversation_id = any(?)
                        """)
                .param(writers.stream().map(it -> it.conversation).toArray(UUID[]::new))
                .query(Long.class)
                .single();
    }

    /// A connection tells of its deadlocks when it feels like it, unless it is asked to: all
    /// of them are, at once. One that has been closed has told.
    private long deadlocks() throws SQLException {
        List<Connection> all = new ArrayList<>();
        try {
            int size = database.unwrap(HikariDataSource.class).getMaximumPoolSize();
            for (int i = 0; i < size; i++) {
                Connection connection = database.getConnection();
                all.add(connection);
                connection.createStatement().execute("select pg_stat_force_next_flush()");
            }
        } finally {
            for (Connection connection : all) {
                connection.close();
            }
        }
        return jdbc.sql("select deadlocks from pg_stat_database where datname = current_database()")
                .query(Long.class)
                .single();
    }
}
