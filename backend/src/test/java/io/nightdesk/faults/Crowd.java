package io.nightdesk.faults;

import io.nightdesk.testing.FaultProxy;
import io.nightdesk.testing.TestVisitor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;

/// Everybody who talks and reads: customers over their networks, and for every other one a second
/// device that reads along.
final class Crowd implements AutoCloseable {

    private static final int SETTLED_LOOK_MS = 200;

    /// How many there are and how fast they write.
    ///
    /// @param askers customers of the assistant; their questions cost the nodes the most
    /// @param askEveryMs between two messages of one, on average
    /// @param talkers customers who wait for a person
    /// @param direct whether second devices come to nodes as they like, or else as customers do
    record Size(int askers, int askEveryMs, int talkers, int talkEveryMs, boolean direct) {}

    private final ClientTools tools;
    private final Rig rig;
    private final List<Customer> customers = new ArrayList<>();
    private final List<ChatClient> observers = new ArrayList<>();
    private volatile boolean talking = true;

    private Crowd(ClientTools tools, Rig rig) {
        this.tools = tools;
        this.rig = rig;
    }

    /// Lets everybody arrive and begin to talk.
    static Crowd arrive(ClientTools tools, Rig rig, Size size, Random random) {
        Crowd crowd = new Crowd(tools, rig);
        try {
            crowd.arrive(size, random);
        } catch (RuntimeException | Error e) {
            crowd.scatter();
            throw e;
        }
        for (Customer customer : crowd.customers) {
            int every = customer.asks() ? size.askEveryMs() : size.talkEveryMs();
            crowd.talk(customer, every, new Random(random.nextLong()));
        }
        return crowd;
    }

    /// Each is a visitor of their own, since limits count by visitor.
    private void arrive(Size size, Random random) {
        for (int i = 0; i < size.askers() + size.talkers(); i++) {
            arrive(
                    i,
                    i < size.askers(),
                    TestVisitor.arriveAtDemo(network(i).getAsInt()),
                    size.direct() ? someNode(i) : network(i / 2),
                    random);
        }
    }

    /// Nobody waits for what is still to come.
    private void scatter() {
        customers.forEach(it -> it.client().crash());
        observers.forEach(ChatClient::crash);
    }

    private void arrive(
            int i, boolean asks, TestVisitor visitor, IntSupplier elsewhere, Random random) {
        UUID conversation = visitor.opens();
        if (!asks) {
            visitor.call("POST", "/api/v1/conversations/" + conversation + "/handoff", "{}");
        }
        Customer customer =
                new Customer(
                        tools,
                        i,
                        asks,
                        visitor,
                        conversation,
                        network(i),
                        new Random(random.nextLong()));
        customers.add(customer);
        if (i % 2 == 0) {
            observers.add(customer.secondTab(elsewhere).start());
        }
    }

    /// Where the network of a customer begins.
    IntSupplier network(int i) {
        List<FaultProxy> networks = rig.networks();
        return networks.get(i % networks.size())::port;
    }

    /// A node itself, another one at each attempt if need be.
    private IntSupplier someNode(int i) {
        AtomicInteger attempt = new AtomicInteger(i / 2);
        return () -> {
            List<Slot> running = rig.running();
            return running.isEmpty()
                    ? rig.slots().getFirst().port()
                    : running.get(attempt.getAndIncrement() % running.size()).port();
        };
    }

    private void talk(Customer customer, int everyMs, Random random) {
        int wait = everyMs / 2 + random.nextInt(everyMs);
        tools.later(
                wait,
                () -> {
                    if (talking) {
                        customer.speak();
                        talk(customer, everyMs, random);
                    }
                });
    }

    List<Customer> customers() {
        return customers;
    }

    Customer any(Random random) {
        return customers.get(random.nextInt(customers.size()));
    }

    /// One who talks with the assistant: whom it would not answer now only if that is so of all.
    Customer anyAsker(Random random) {
        List<Customer> asking = customers.stream().filter(Customer::asks).toList();
        int first = random.nextInt(asking.size());
        return IntStream.range(0, asking.size())
                .mapToObj(i -> asking.get((first + i) % asking.size()))
                .filter(Customer::isHeard)
                .findFirst()
                .orElse(asking.get(first));
    }

    Customer anyTalker(Random random) {
        List<Customer> talkers = customers.stream().filter(it -> !it.asks()).toList();
        return talkers.isEmpty() ? any(random) : talkers.get(random.nextInt(talkers.size()));
    }

    /// Whether everybody has a connection.
    boolean isConnected() {
        return customers.stream().allMatch(it -> it.client().isLive())
                && observers.stream().allMatch(ChatClient::isLive);
    }

    /// Nobody writes anything new.
    void fallSilent() {
        talking = false;
    }

    /// Waits until everything written has been acknowledged, every turn has ended and everybody has
    /// read everything. Who was away long has much to send, and may send two messages a second.
    ///
    /// @param limit after which it gives up, counted anew with every message that is
    ///     acknowledged
    /// @param most after which it gives up in any case
    /// @return what is still to come, "" for nothing
    String settle(TruthReader truth, Duration limit, Duration most) throws InterruptedException {
        long last = System.nanoTime() + most.toNanos();
        long end = System.nanoTime() + limit.toNanos();
        String left = "";
        int toSend = toSend();
        while (System.nanoTime() < end) {
            if (toSend() < toSend) {
                toSend = toSend();
                end = Math.min(last, System.nanoTime() + limit.toNanos());
            }
            left = unsettled(truth);
            if (left.isEmpty()) {
                return "";
            }
            new java.util.concurrent.CountDownLatch(1)
                    .await(SETTLED_LOOK_MS, java.util.concurrent.TimeUnit.MILLISECONDS);
        }
        return left;
    }

    private int toSend() {
        return customers.stream().mapToInt(it -> it.client().outbox().size()).sum();
    }

    private String unsettled(TruthReader truth) {
        long waiting = customers.stream().filter(it -> !it.isSettled()).count();
        if (waiting > 0) {
            String one =
                    customers.stream()
                            .filter(it -> !it.isSettled())
                            .map(it -> it.client().state())
                            .limit(3)
                            .collect(java.util.stream.Collectors.joining("; "));
            return waiting + " customers have messages without an ack, such as " + one;
        }
        try {
            int turns = truth.activeTurns();
            if (turns > 0) {
                return turns + " turns have not ended";
            }
            int timers = truth.dueTimers();
            if (timers > 0) {
                return timers + " timers have not fired";
            }
            var tops = truth.tops();
            List<ChatClient> readers = new ArrayList<>(observers);
            customers.forEach(it -> readers.add(it.client()));
            long behind =
                    readers.stream()
                            .filter(
                                    it ->
                                            it.after()
                                                    < tops.getOrDefault(
                                                            it.seat().conversation(), 0L))
                            .count();
            if (behind > 0) {
                return behind + " readers have not read everything";
            }
            long misled = readers.stream().filter(ChatClient::isReadOnly).count();
            return misled > 0 ? misled + " customers are told that nothing can be written" : "";
        } catch (org.springframework.dao.DataAccessException e) {
            return "the database does not answer";
        }
    }

    @Override
    public void close() {
        leave();
    }

    /// Everybody goes; what they have seen counts.
    void leave() {
        talking = false;
        customers.forEach(it -> it.client().stop());
        observers.forEach(ChatClient::stop);
    }
}
