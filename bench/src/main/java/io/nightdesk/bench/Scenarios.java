package io.nightdesk.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/// What is measured. Each scenario takes a running server and answers its figures by name.
final class Scenarios {

    private static final String TEXT = "Where is my parcel? I have been waiting for a week.";

    /// A customer may send 20 messages in 10 seconds, so a rate needs a crowd.
    private static final int CROWD = 4_000;

    /// Messages under way at a time when as many as possible shall be written.
    private static final int UNDER_WAY = 128;

    private Scenarios() {}

    /// Persisted messages a second: a bounded number under way, the next one sent with each ack.
    ///
    /// @param warmUp seconds before that are not counted
    static Map<String, Double> throughput(Subject subject, int warmUp, int seconds)
            throws InterruptedException {
        try (Crowd crowd = new Crowd(subject, CROWD)) {
            Queue<Client> free = new ConcurrentLinkedQueue<>(crowd.clients());
            AtomicLong acked = new AtomicLong();
            AtomicLong refused = new AtomicLong();
            AtomicInteger on = new AtomicInteger(1);
            for (Client client : crowd.clients()) {
                client.onAck(
                        nanos -> {
                            (nanos < 0 ? refused : acked).incrementAndGet();
                            free.add(client);
                            sayNext(free, on);
                        });
            }
            for (int i = 0; i < UNDER_WAY; i++) {
                sayNext(free, on);
            }
            TimeUnit.SECONDS.sleep(warmUp);
            long before = acked.get();
            Duration cpu = subject.cpu();
            long start = System.nanoTime();
            TimeUnit.SECONDS.sleep(seconds);
            double messages = acked.get() - before;
            double rate = messages * 1e9 / (System.nanoTime() - start);
            double micros = subject.cpu().minus(cpu).toNanos() / 1e3 / messages;
            on.set(0);
            TimeUnit.MILLISECONDS.sleep(500);
            return figures(
                    "rate", rate,
                    "cpu_us", micros,
                    "acked", acked.doubleValue(),
                    "refused", refused.doubleValue(),
                    "asked_again", askedAgain(crowd));
        }
    }

    private static double askedAgain(Crowd crowd) {
        return crowd.clients().stream().mapToInt(Client::askedAgain).sum();
    }

    private static void sayNext(Queue<Client> free, AtomicInteger on) {
        Client client = on.get() == 1 ? free.poll() : null;
        if (client != null) {
            client.say(TEXT, System.nanoTime());
        }
    }

    /// From the moment at which a message should have been sent to its ack, at a fixed rate.
    ///
    /// @param rate messages a second, at random moments as people write (Poisson)
    /// @param warmUp seconds before that are not counted
    static Map<String, Double> ack(Subject subject, double rate, int warmUp, int seconds)
            throws InterruptedException {
        try (Crowd crowd = new Crowd(subject, 1_000)) {
            Histogram times = new ConcurrentHistogram(TimeUnit.MINUTES.toNanos(2), 3);
            AtomicLong refused = new AtomicLong();
            AtomicInteger counting = new AtomicInteger();
            for (Client client : crowd.clients()) {
                client.onAck(
                        nanos -> {
                            if (nanos < 0) {
                                refused.incrementAndGet();
                            } else if (counting.get() == 1) {
                                times.recordValue(
                                        Math.min(nanos, times.getHighestTrackableValue()));
                            }
                        });
            }
            long due = System.nanoTime();
            long start = due + TimeUnit.SECONDS.toNanos(warmUp);
            long end = start + TimeUnit.SECONDS.toNanos(seconds);
            Histogram behind = new Histogram(TimeUnit.MINUTES.toNanos(2), 3);
            for (int i = 0; due < end; i++) {
                due +=
                        (long)
                                (-Math.log(1 - ThreadLocalRandom.current().nextDouble())
                                        * 1e9
                                        / rate);
                long wait = due - System.nanoTime();
                if (wait > 0) {
                    LockSupport.parkNanos(wait);
                }
                behind.recordValue(Math.max(0, System.nanoTime() - due));
                counting.set(due >= start ? 1 : 0);
                crowd.clients().get(i % crowd.clients().size()).say(TEXT, due);
            }
            TimeUnit.SECONDS.sleep(2);
            return figures(
                    "n", (double) times.getTotalCount(),
                    "p50_ms", times.getValueAtPercentile(50) / 1e6,
                    "p99_ms", times.getValueAtPercentile(99) / 1e6,
                    "refused", refused.doubleValue(),
                    "asked_again", askedAgain(crowd),
                    "behind_p99_ms", behind.getValueAtPercentile(99) / 1e6,
                    "behind_most_ms", behind.getMaxValue() / 1e6);
        }
    }

    /// What an idle socket costs the server. Before the first look a thousand have come and gone, a
    /// hundred at a time, since what a JVM learns from its first connections no socket keeps.
    static Map<String, Double> memory(Subject subject, int few, int many)
            throws InterruptedException, IOException {
        Map<String, Double> figures = new TreeMap<>();
        for (int i = 0; i < 10; i++) {
            new Crowd(subject, 100).close();
        }
        try (Crowd crowd = new Crowd(subject, 100)) {
            TimeUnit.SECONDS.sleep(2);
            double heap = subject.heap();
            double rss = subject.rss();
            for (int size : new int[] {few, many}) {
                crowd.grow(subject, size);
                TimeUnit.SECONDS.sleep(3);
                if (heap >= 0) {
                    figures.put("heap_kb_" + size, (subject.heap() - heap) / (size - 100));
                }
                figures.put("rss_kb_" + size, (subject.rss() - rss) / (size - 100));
            }
        }
        return figures;
    }

    /// Readers whose network breaks every 15 seconds, for a second each time, while somebody writes
    /// to them twice a second: is everything there in the end, and how long after a reader is back
    /// has it what it missed?
    static Map<String, Double> blink(Subject subject, int pairs, int seconds)
            throws InterruptedException {
        Histogram replay = new ConcurrentHistogram(TimeUnit.MINUTES.toNanos(2), 3);
        Map<Integer, Integer> said = new ConcurrentHashMap<>();
        try (Crowd writers = new Crowd(subject, pairs);
                Crowd readers = new Crowd(subject, pairs)) {
            for (int i = 0; i < pairs; i++) {
                Client writer = writers.clients().get(i);
                Client reader = readers.clients().get(i);
                AtomicInteger sent = new AtomicInteger();
                int seat = i;
                writer.onAck(nanos -> said.merge(seat, nanos < 0 ? 0 : 1, Integer::sum));
                write(
                        writers.net(),
                        writer,
                        sent,
                        seconds * 2,
                        ThreadLocalRandom.current().nextInt(500));
                watch(readers.net(), reader, said, seat, replay, seconds);
            }
            TimeUnit.SECONDS.sleep(seconds + 3L);
            int all = said.values().stream().mapToInt(it -> it).sum();
            int missing = missing(readers, said);
            for (int i = 0; i < 100 && missing > 0; i++) {
                TimeUnit.MILLISECONDS.sleep(100);
                missing = missing(readers, said);
            }
            return figures(
                    "sent", (double) all,
                    "delivered", 100.0 * (all - missing) / Math.max(1, all),
                    "doubled",
                            (double)
                                    readers.clients().stream().mapToInt(Client::doubled).sum(),
                    "replays", (double) replay.getTotalCount(),
                    "replay_p50_ms", replay.getValueAtPercentile(50) / 1e6,
                    "replay_p99_ms", replay.getValueAtPercentile(99) / 1e6);
        }
    }

    /// Of what was acked.
    private static int missing(Crowd readers, Map<Integer, Integer> said) {
        int missing = 0;
        for (int i = 0; i < readers.clients().size(); i++) {
            int count = said.getOrDefault(i, 0);
            Set<Integer> seen = readers.clients().get(i).seen();
            missing += count - (int) seen.stream().filter(n -> n <= count).count();
        }
        return missing;
    }

    private static void write(Net net, Client writer, AtomicInteger sent, int left, long after) {
        if (left == 0) {
            return;
        }
        net.later(
                after,
                () -> {
                    writer.say("bench " + sent.incrementAndGet(), System.nanoTime());
                    write(net, writer, sent, left - 1, 500);
                });
    }

    /// Cuts a reader off and takes the time from its return until it has all that was acked.
    private static void watch(
            Net net,
            Client reader,
            Map<Integer, Integer> said,
            int seat,
            Histogram replay,
            int seconds) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        AtomicLong back = new AtomicLong();
        AtomicInteger wanted = new AtomicInteger();
        Runnable look =
                () -> {
                    long since = back.get();
                    if (since > 0
                            && reader.seen().contains(wanted.get())
                            && back.compareAndSet(since, 0)) {
                        replay.recordValue(System.nanoTime() - since);
                    }
                };
        reader.onEvent(_ -> look.run());
        reader.onClose(
                () ->
                        net.later(
                                1_000,
                                () -> {
                                    wanted.set(said.getOrDefault(seat, 0));
                                    back.set(System.nanoTime());
                                    reader.connect();
                                }));
        reader.onReady(look);
        cutEvery(net, reader, end, ThreadLocalRandom.current().nextInt(15_000));
    }

    private static void cutEvery(Net net, Client reader, long end, long first) {
        net.later(
                first,
                () -> {
                    if (System.nanoTime() < end) {
                        reader.cut();
                        cutEvery(net, reader, end, 15_000);
                    }
                });
    }

    /// All sockets break at once, and their owners come back within a quarter of a second, then by
    /// the widget's own back-off.
    static Map<String, Double> avalanche(Subject subject, int size) throws InterruptedException {
        try (Crowd crowd = new Crowd(subject, size)) {
            Histogram times = new ConcurrentHistogram(TimeUnit.MINUTES.toNanos(2), 3);
            Map<Client, AtomicInteger> attempts = new ConcurrentHashMap<>();
            long start = System.nanoTime();
            for (Client client : crowd.clients()) {
                attempts.put(client, new AtomicInteger());
                client.onReady(() -> times.recordValue(System.nanoTime() - start));
                client.onClose(
                        () -> {
                            int attempt = attempts.get(client).getAndIncrement();
                            int most = attempt == 0 ? 250 : Math.min(30_000, 500 << (attempt - 1));
                            crowd.net()
                                    .later(
                                            ThreadLocalRandom.current().nextInt(most),
                                            client::connect);
                        });
            }
            crowd.net().later(0, () -> crowd.clients().forEach(Client::cut));
            long end = start + TimeUnit.SECONDS.toNanos(60);
            while (times.getTotalCount() < size && System.nanoTime() < end) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
            return figures(
                    "never", (double) size - times.getTotalCount(),
                    "p50_s", times.getValueAtPercentile(50) / 1e9,
                    "all_s", times.getMaxValue() / 1e9);
        }
    }

    private static Map<String, Double> figures(Object... pairs) {
        Map<String, Double> figures = new TreeMap<>();
        List<Object> all = List.of(pairs);
        for (int i = 0; i < all.size(); i += 2) {
            figures.put((String) all.get(i), (Double) all.get(i + 1));
        }
        return figures;
    }
}
