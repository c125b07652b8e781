package io.nightdesk.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/// Many clients of one server.
final class Crowd implements AutoCloseable {

    /// New connections a second while a crowd gathers; a stampede is a scenario of its own.
    private static final int ARRIVALS = 1_500;

    private final Net net = new Net();
    private final List<Client> clients = new ArrayList<>();

    /// Connects clients with the seats 1 to `size` and waits until all have been let in.
    Crowd(Subject subject, int size) throws InterruptedException {
        for (int seat = 1; seat <= size; seat++) {
            clients.add(new Client(net, subject.kind().wire(), subject.port(), seat));
        }
        gather(0);
    }

    /// Connects clients more.
    void grow(Subject subject, int size) throws InterruptedException {
        int from = clients.size();
        for (int seat = from + 1; seat <= size; seat++) {
            clients.add(new Client(net, subject.kind().wire(), subject.port(), seat));
        }
        gather(from);
    }

    private void gather(int from) throws InterruptedException {
        for (int i = from; i < clients.size(); i++) {
            Client client = clients.get(i);
            long due = (i - from) * 1_000L / ARRIVALS;
            client.onClose(() -> retry(client));
            net.later(due, client::connect);
        }
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        while (!clients.stream().allMatch(Client::isReady)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(
                        "%d of %d clients were let in"
                                .formatted(
                                        clients.stream().filter(Client::isReady).count(),
                                        clients.size()));
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private void retry(Client client) {
        net.later(250 + ThreadLocalRandom.current().nextInt(750), client::connect);
    }

    Net net() {
        return net;
    }

    List<Client> clients() {
        return clients;
    }

    @Override
    public void close() throws InterruptedException {
        clients.forEach(Client::leave);
        TimeUnit.MILLISECONDS.sleep(300);
        net.close();
    }
}
