package io.nightdesk.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.nightdesk.testing.TestVisitor;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A conversation under the checker's eyes, with clients that behave as in the whole suite.
final class Lab implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final History history = new History();
    private final ClientTools tools = ClientTools.with(history);
    private final TruthReader truth;
    private final TestVisitor visitor;
    private final UUID conversation;
    private int clients;

    /// @param asks whether the assistant owns it, or else it waits for a person
    /// @param jdbc to whatever holds the truth when it is asked
    Lab(int port, boolean asks, Supplier<JdbcClient> jdbc) {
        truth = new TruthReader(jdbc);
        visitor = TestVisitor.arrive(port);
        conversation = visitor.opens();
        if (!asks) {
            assertThat(
                            visitor.call(
                                            "POST",
                                            "/api/v1/conversations/" + conversation + "/handoff",
                                            "{}")
                                    .status())
                    .isEqualTo(200);
        }
    }

    /// Writes down that this is done from here on, which may explain what clients show.
    void suffers(FaultKind fault) {
        history.add(at -> new History.Injected(at, fault.name(), 1));
    }

    UUID conversation() {
        return conversation;
    }

    TruthReader truth() {
        return truth;
    }

    /// Another device that is in the conversation.
    ChatClient client(IntSupplier port) {
        clients++;
        ChatClient client =
                new ChatClient(
                        tools,
                        new Seat(
                                "client " + clients,
                                UUID.randomUUID(),
                                visitor.token(),
                                conversation,
                                port,
                                true),
                        new Outbox(),
                        new Random(clients));
        return client.start();
    }

    ChatClient client(int port) {
        ChatClient client = client(() -> port);
        until(client::isLive);
        return client;
    }

    /// Writes something and returns its id; does not wait.
    static UUID say(ChatClient client, String text) {
        UUID id = TestVisitor.newId();
        client.say(new Outbox.Entry(id, text));
        return id;
    }

    boolean isAcked(UUID message) {
        return history.entries().stream()
                .anyMatch(it -> it instanceof History.Acked ack && ack.message().equals(message));
    }

    /// Writes something and waits until the client knows that it has arrived.
    static void saySafely(ChatClient client, String text) {
        say(client, text);
        until(() -> client.outbox().size() == 0);
    }

    static void until(BooleanSupplier so) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).until(so::getAsBoolean);
    }

    /// As [#until], but goes on all the same after two seconds.
    static void soon(BooleanSupplier so) {
        long end = System.nanoTime() + 2_000_000_000L;
        until(() -> so.getAsBoolean() || System.nanoTime() > end);
    }

    long top() {
        return truth.tops().getOrDefault(conversation, 0L);
    }

    /// What is broken in this conversation so far, but for [Invariant#I12]: that is a matter of
    /// seconds, which a machine that has other work may take too, and no fault is at work that
    /// explains them. `ErrorCheckTests` looks after it.
    Set<Invariant> broken() {
        Truth all = truth.read();
        Truth mine =
                new Truth(
                        all.rows().stream()
                                .filter(it -> it.conversation().equals(conversation))
                                .toList(),
                        all.turns().stream()
                                .filter(it -> it.conversation().equals(conversation))
                                .toList());
        return Checker.check(history, mine).violations().stream()
                .map(Violation::invariant)
                .filter(it -> it != Invariant.I12)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Invariant.class)));
    }

    @Override
    public void close() {
        tools.close();
    }
}
