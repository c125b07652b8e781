package io.nightdesk.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.nightdesk.testing.ChatSocket;
import io.nightdesk.testing.TestVisitor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import tools.jackson.databind.JsonNode;

/// Somebody who writes all the time and follows a node's `drain` as the widget does: the next
/// socket is opened first, then the old one is left.
final class Customer {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final int port;
    private final TestVisitor visitor;
    private final UUID conversation;
    private final UUID device = UUID.randomUUID();
    private final List<ChatSocket> sockets = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private int number;

    Customer(int port) {
        this.port = port;
        this.visitor = TestVisitor.arrive(port);
        this.conversation = visitor.opens();
        connect();
    }

    /// Waits for the ack and for the echo.
    void says() {
        number++;
        UUID id = current().deliver(conversation, number, "Message " + number);
        said.add(id.toString());
        // No faster than the limit for one customer, which is two a second.
        await().atMost(PATIENCE)
                .pollDelay(Duration.ofMillis(500))
                .until(() -> heard().contains(id.toString()));
    }

    void follows() {
        if (isDrained()) {
            ChatSocket old = current();
            connect();
            old.leave();
        }
    }

    boolean isDrained() {
        return !current().frames("drain").isEmpty();
    }

    /// Of the sockets that are no longer open.
    List<Integer> closeCodes() {
        return sockets.stream().filter(ChatSocket::isClosed).map(ChatSocket::closeCode).toList();
    }

    /// Everything said came back once, in a log without holes, and nothing was cut.
    void hasNoticedNothing() {
        assertThat(closeCodes()).containsOnly(1000).hasSize(1);
        assertThat(seqs())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, seqs().size()).boxed().toList());
        assertThat(heard()).containsAll(said).doesNotHaveDuplicates();
    }

    List<String> said() {
        return said;
    }

    private List<Long> seqs() {
        return events().stream().map(it -> it.path("seq").asLong()).distinct().sorted().toList();
    }

    /// The ids of this customer's own messages that came back, each event once.
    List<String> heard() {
        return events().stream()
                .map(it -> it.path("clientMessageId").asString(""))
                .filter(it -> !it.isEmpty())
                .toList();
    }

    private List<JsonNode> events() {
        return sockets.stream()
                .flatMap(it -> it.events(conversation).stream())
                .collect(
                        java.util.stream.Collectors.toMap(
                                it -> it.path("seq").asLong(),
                                it -> it,
                                (first, _) -> first,
                                java.util.TreeMap::new))
                .values()
                .stream()
                .toList();
    }

    private ChatSocket current() {
        return sockets.getLast();
    }

    private void connect() {
        long after = sockets.isEmpty() ? 0 : seqs().size();
        ChatSocket next =
                await().atMost(PATIENCE)
                        .ignoreExceptions()
                        .until(() -> ChatSocket.open(port), java.util.Objects::nonNull);
        next.hello(
                visitor.token(),
                device,
                List.of(Map.of("conversation", conversation.toString(), "after", after)));
        sockets.add(next);
    }
}
