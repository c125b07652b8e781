package io.nightdesk.faults;

import io.nightdesk.identity.Role;
import io.nightdesk.testing.Browser;
import io.nightdesk.testing.TestVisitor;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.dao.DataAccessException;
import tools.jackson.databind.JsonNode;

/// What customers and agents do to us.
final class CustomerFaults {

    /// Sockets that come back at the same time.
    static final int STORM = 100;

    private CustomerFaults() {}

    static void crash(Step step) throws InterruptedException {
        Customer customer = step.crowd().any(step.random());
        int lines = 1 + step.random().nextInt(3);
        step.injected(
                "customer %d writes %d lines and the tab dies".formatted(customer.number(), lines));
        for (int i = 0; i < lines; i++) {
            customer.speak();
        }
        step.pause(step.millis(0, 5));
        customer.crash();
        step.pause(Duration.ofSeconds(1));
    }

    /// Meanwhile the other device reads and the customer writes on.
    static void sleep(Step step) throws InterruptedException {
        Customer customer = step.crowd().any(step.random());
        Duration time = step.mostly(2_000, 8_000, 15_000, 60_000);
        step.injected(
                "customer %d writes without a network for %d ms"
                        .formatted(customer.number(), time.toMillis()));
        ChatClient asleep = customer.client();
        asleep.offline();
        try {
            customer.speak();
            step.pause(time);
        } finally {
            asleep.online();
        }
    }

    static void readSlowly(Step step) throws InterruptedException {
        Customer customer = step.crowd().anyTalker(step.random());
        Duration time = step.millis(4_000, 8_000);
        step.injected(
                "customer %d reads nothing for %d ms"
                        .formatted(customer.number(), time.toMillis()));
        ChatClient slow = customer.client();
        slow.read(false);
        try {
            step.pause(time);
        } finally {
            slow.read(true);
        }
    }

    static void storm(Step step) throws InterruptedException {
        int network = step.random().nextInt(step.rig().networks().size());
        int port = step.rig().networks().get(network).port();
        TestVisitor visitor = TestVisitor.at(port, step.crowd().any(step.random()).visitor());
        UUID conversation;
        try {
            conversation = visitor.opens();
        } catch (AssertionError unreachable) {
            return;
        }
        List<ChatClient> all = new ArrayList<>();
        for (int i = 0; i < STORM; i++) {
            all.add(
                    new ChatClient(
                                    step.tools(),
                                    new Seat(
                                            "storm of %s, %d".formatted(conversation, i),
                                            UUID.randomUUID(),
                                            visitor.token(),
                                            conversation,
                                            () -> port,
                                            true),
                                    new Outbox(),
                                    new Random(step.random().nextLong()))
                            .start());
        }
        try {
            step.until(Duration.ofSeconds(20), () -> all.stream().allMatch(ChatClient::isLive));
            List<Long> before = all.stream().map(ChatClient::welcomes).toList();
            step.injected("%d sockets more are cut at once and come back".formatted(STORM));
            step.rig().networks().get(network).reset();
            step.until(Duration.ofSeconds(30), () -> areWelcomedAnew(all, before));
        } finally {
            all.forEach(ChatClient::crash);
        }
    }

    private static boolean areWelcomedAnew(List<ChatClient> all, List<Long> before) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).welcomes() <= before.get(i)) {
                return false;
            }
        }
        return true;
    }

    /// An agent claims the conversation at a random moment of an answer, and gives it back.
    static void takeOver(Step step) throws InterruptedException {
        Customer customer = step.crowd().anyAsker(step.random());
        CountDownLatch writing = new CountDownLatch(1);
        customer.watchedBy(frame -> begins(frame, writing));
        try {
            Browser agent = agent(step);
            customer.ask();
            writing.await(8, TimeUnit.SECONDS);
            step.pause(step.millis(0, 1_000));
            String path = "/api/v1/desk/conversations/" + customer.conversation();
            step.injected(
                    "an agent takes over from the assistant, customer %d"
                            .formatted(customer.number()));
            step.tools().history().add(at -> new History.Claimed(at, customer.conversation()));
            if (agent.post(path + "/claim", Map.of()).status() == 200) {
                step.pause(Duration.ofMillis(1_500));
            }
            step.tools().history().add(at -> new History.HandedBack(at, customer.conversation()));
            agent.post(path + "/hand-back", Map.of());
        } catch (UncheckedIOException | DataAccessException | AssertionError unreachable) {
            // The node or its database went away; the agent tries again another time.
        } finally {
            customer.watchedBy(_ -> {});
        }
    }

    private static void begins(JsonNode frame, CountDownLatch writing) {
        String type = frame.path("type").asString("");
        if (type.equals("delta") || type.equals("snapshot")) {
            writing.countDown();
        }
    }

    /// For what must not meet another fault on its way.
    private static int aNode(Step step) {
        List<Slot> running = step.rig().running();
        return running.isEmpty()
                ? step.rig().networks().getFirst().port()
                : running.getFirst().port();
    }

    private static Browser agent(Step step) {
        return Browser.signedIn(aNode(step), step.rig().postgres().primary().jdbc(), Role.AGENT);
    }

    /// Texts and frames that have broken other products.
    static void poison(Step step) throws InterruptedException {
        Customer customer = step.crowd().anyTalker(step.random());
        step.injected("customer %d sends frames and texts that hurt".formatted(customer.number()));
        ChatClient client = customer.client();
        client.raw(Map.of("type", "no such type"));
        client.raw(Map.of("type", "send", "conversation", "nobody"));
        client.raw(List.of("not", "an", "object"));
        customer.say("a\0b");
        customer.say("\u202eright to left\u202c, \ud83d\udc69\u200d\ud83d\ude92, e\u0301");
        customer.say("x".repeat(4_000));
        customer.say("'; drop table conversation.event; --");
        step.pause(Duration.ofSeconds(2));
    }
}
