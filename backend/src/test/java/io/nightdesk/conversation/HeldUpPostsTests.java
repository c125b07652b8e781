package io.nightdesk.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.nightdesk.identity.Visitors;
import io.nightdesk.kernel.Ids;
import io.nightdesk.site.Sites;
import io.nightdesk.testing.NightdeskTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// Many write while somebody keeps locks that they need.
@NightdeskTest(properties = {"nightdesk.test=PostBatches", "nightdesk.assistant.max-running=0"})
class HeldUpPostsTests {

    private static final int MANY = 32;

    /// For some waits for a lock one after the other, of two seconds each; one for each message
    /// would take a minute.
    private static final Duration SOON = Duration.ofSeconds(25);

    @Autowired Visitors visitors;
    @Autowired Sites sites;
    @Autowired Conversations conversations;
    @Autowired Ids ids;
    @Autowired DataSource database;

    @Test
    void whoNeedsALockedTableIsToldSoToComeAgain() throws SQLException {
        List<PostMessage> messages = messages();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                Connection keeper = keeper()) {
            jdbc(keeper).sql("lock table conversation.event in access exclusive mode").update();

            List<CompletableFuture<PostResult>> posts =
                    messages.stream().map(it -> post(it, threads)).toList();

            await().atMost(SOON).until(() -> posts.stream().allMatch(CompletableFuture::isDone));
            assertThat(posts)
                    .allSatisfy(
                            it ->
                                    assertThat(it.exceptionNow())
                                            .isInstanceOf(TransientDataAccessException.class));
            keeper.rollback();
        }
        assertThat(messages.stream().map(conversations::post))
                .allMatch(PostResult.Posted.class::isInstance);
    }

    @Test
    void whoseConversationIsFreeIsNotHeldUpByManyThatAreLocked() throws SQLException {
        List<PostMessage> locked = messages();
        List<PostMessage> free = messages();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                Connection keeper = keeper()) {
            lock(keeper, locked);

            List<CompletableFuture<PostResult>> refused =
                    locked.stream().map(it -> post(it, threads)).toList();
            List<CompletableFuture<PostResult>> posted =
                    free.stream().map(it -> insist(it, threads)).toList();

            await().atMost(SOON)
                    .until(
                            () ->
                                    Stream.concat(refused.stream(), posted.stream())
                                            .allMatch(CompletableFuture::isDone));
            assertThat(refused).allMatch(CompletableFuture::isCompletedExceptionally);
            assertThat(posted).allMatch(it -> it.resultNow() instanceof PostResult.Posted);
            keeper.rollback();
        }
    }

    private CompletableFuture<PostResult> post(PostMessage message, ExecutorService threads) {
        return CompletableFuture.supplyAsync(() -> conversations.post(message), threads);
    }

    /// As a client does: again and again.
    private CompletableFuture<PostResult> insist(PostMessage message, ExecutorService threads) {
        return CompletableFuture.supplyAsync(
                () -> {
                    while (true) {
                        try {
                            return conversations.post(message);
                        } catch (TransientDataAccessException again) {
                            // It said so.
                        }
                    }
                },
                threads);
    }

    /// One of each of many customers.
    private List<PostMessage> messages() {
        return Stream.generate(this::message).limit(MANY).toList();
    }

    private PostMessage message() {
        var visitor = visitors.start(sites.theSite(), "en").visitor();
        UUID conversation = ids.next();
        conversations.open(conversation, visitor.site(), visitor.id(), "en", null);
        Author author = new Author(Author.Kind.VISITOR, visitor.id(), visitor.name());
        return new PostMessage(
                conversation, author, ids.next(), ids.next(), 1, "Hello?", null, false);
    }

    /// A transaction that lasts as long as the test wants.
    private Connection keeper() throws SQLException {
        Connection keeper = database.getConnection();
        keeper.setAutoCommit(false);
        jdbc(keeper).sql("set local idle_in_transaction_session_timeout = 0").update();
        return keeper;
    }

    private static void lock(Connection keeper, List<PostMessage> messages) {
        jdbc(keeper)
                .sql("select id from conversation.conversation where id = any(?) for update")
                .param(messages.stream().map(PostMessage::conversation).toArray(UUID[]::new))
                .query((row, _) -> row.getString(1))
                .list();
    }

    private static JdbcClient jdbc(Connection connection) {
        return JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }
}
