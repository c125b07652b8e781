package io.nightdesk.bench;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/// One of two servers is told to end while its customers write. Each of them writes once a second,
/// one message at a time; what has no ack when its connection ends is sent again over the next one.
final class Leaving {

    private static final int CUSTOMERS = 300;
    private static final String TEXT = "Where is my parcel? I have been waiting for a week.";
    private static final int WARM_UP = 10;
    private static final int STEADY = 10;

    /// Seconds; nobody's supervisor waits for longer.
    private static final int MOST = 60;

    private final Crowd crowd;
    private final int refuge;
    private final Histogram steady = new ConcurrentHistogram(TimeUnit.MINUTES.toNanos(2), 3);
    private final Histogram leaving = new ConcurrentHistogram(TimeUnit.MINUTES.toNanos(2), 3);
    private final AtomicInteger failed = new AtomicInteger();
    private volatile Histogram times = new Histogram(TimeUnit.MINUTES.toNanos(2), 3);
    private volatile boolean writing = true;

    private Leaving(Crowd crowd, int refuge) {
        this.crowd = crowd;
        this.refuge = refuge;
    }

    /// @param server the one to leave
    /// @param other where its customers go
    static Map<String, Double> drain(Subject server, Subject other)
            throws InterruptedException {
        try (Crowd crowd = new Crowd(server, CUSTOMERS)) {
            return new Leaving(crowd, other.port()).watch(server);
        }
    }

    private Map<String, Double> watch(Subject server) throws InterruptedException {
        List<Customer> customers = new ArrayList<>();
        for (Client client : crowd.clients()) {
            Customer customer = new Customer(client);
            customers.add(customer);
            crowd.net().later(ThreadLocalRandom.current().nextInt(1_000), customer::tick);
        }
        TimeUnit.SECONDS.sleep(WARM_UP);
        times = steady;
        TimeUnit.SECONDS.sleep(STEADY);
        times = leaving;
        failed.set(0);
        long start = System.nanoTime();
        crowd.clients().forEach(client -> client.next(refuge));
        boolean gone = server.leave(MOST);
        double took = (System.nanoTime() - start) / 1e9;
        TimeUnit.SECONDS.sleep(3);
        writing = false;
        TimeUnit.SECONDS.sleep(5);
        Map<String, Double> figures = new TreeMap<>();
        figures.put("sent", (double) leaving.getTotalCount());
        figures.put("failed", failed.doubleValue());
        figures.put("never", (double) customers.stream().filter(Customer::waits).count());
        figures.put(
                "broken", (double) crowd.clients().stream().mapToInt(Client::broken).sum());
        figures.put("longest_ms", leaving.getMaxValue() / 1e6);
        figures.put("p99_ms", leaving.getValueAtPercentile(99) / 1e6);
        figures.put("p99_before_ms", steady.getValueAtPercentile(99) / 1e6);
        figures.put("gone_s", gone ? took : Double.NaN);
        return figures;
    }

    /// Somebody who writes; only the network's thread comes in here.
    private final class Customer {

        private final Client client;
        private final Deque<Long> due = new ArrayDeque<>();
        private long underWay;
        private boolean lost;
        private int attempts;

        Customer(Client client) {
            this.client = client;
            client.onAck(this::answered);
            client.onReady(this::ready);
            client.onClose(this::closed);
            client.onLost(
                    () -> {
                        failed.incrementAndGet();
                        client.sayAgain(underWay);
                    });
            client.onDrain(
                    () ->
                            crowd.net()
                                    .later(
                                            ThreadLocalRandom.current().nextInt(100),
                                            client::connect));
        }

        void tick() {
            if (writing) {
                due.add(System.nanoTime());
                next();
                crowd.net().later(1_000, this::tick);
            }
        }

        private void next() {
            if (underWay == 0 && client.isReady() && !due.isEmpty()) {
                underWay = due.poll();
                client.say(TEXT, underWay);
            }
        }

        private void answered(long nanos) {
            if (nanos < 0) {
                failed.incrementAndGet();
                crowd.net().later(250, () -> client.sayAgain(underWay));
                return;
            }
            times.recordValue(Math.min(nanos, times.getHighestTrackableValue()));
            underWay = 0;
            next();
        }

        private void closed() {
            if (underWay != 0 && !lost) {
                lost = true;
                failed.incrementAndGet();
            }
            int most = attempts == 0 ? 250 : Math.min(30_000, 500 << Math.min(6, attempts - 1));
            attempts++;
            crowd.net().later(ThreadLocalRandom.current().nextInt(most), client::connect);
        }

        private void ready() {
            attempts = 0;
            if (lost) {
                lost = false;
                client.sayAgain(underWay);
            } else {
                next();
            }
        }

        boolean waits() {
            return underWay != 0 || !due.isEmpty();
        }
    }
}
