package io.nightdesk.gateway;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// What is on its way to one client. One thread at a time does it, in the order in which it was put
/// in, so a slow reader holds up nobody else. Bounded by what it holds in memory.
final class Outbound {

    /// Characters that may wait before the reader counts as too slow.
    private static final int MOST = 1024 * 1024;

    /// Above this the reader is behind: what can be read again later is not put in.
    private static final int CROWDED = 64 * 1024;

    /// What anything that waits counts for at least.
    private static final int OVERHEAD = 256;

    private final String name;
    private final Queue<Outgoing> queue = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean draining = new AtomicBoolean();
    private final AtomicInteger waiting = new AtomicInteger();

    /// The thread that deals with what the client says, while it does.
    private volatile @Nullable Thread hearing;

    /// @param size what it counts for until it is done, in characters
    private record Outgoing(Runnable work, int size) {}

    /// @param name of the threads that do the work
    Outbound(String name) {
        this.name = name;
    }

    /// Whether the reader takes what it is sent about as fast as it comes.
    boolean isCurrent() {
        return waiting.get() < CROWDED;
    }

    /// Puts work in. Never blocks.
    ///
    /// @param work that throws nothing
    /// @param size of what the work holds in memory meanwhile, in characters
    /// @return false when so much waits that the reader is too slow; then it was not put in
    boolean put(Runnable work, int size) {
        var outgoing = new Outgoing(work, OVERHEAD + size);
        if (waiting.addAndGet(outgoing.size()) > MOST) {
            return false;
        }
        queue.add(outgoing);
        if (Thread.currentThread() != hearing && draining.compareAndSet(false, true)) {
            Thread.ofVirtual().name(name).start(this::drain);
        }
        return true;
    }

    /// Deals with something the client said. What this thread puts in meanwhile it does itself when
    /// it is through: for an ack nobody else needs to be woken, and a client that does not read is
    /// not listened to.
    void hear(Runnable dealing) {
        hearing = Thread.currentThread();
        try {
            dealing.run();
        } finally {
            hearing = null;
            if (!queue.isEmpty() && draining.compareAndSet(false, true)) {
                drain();
            }
        }
    }

    /// Whoever has set `draining` empties the queue. What is put in after the last look into it is
    /// taken by whoever put it in, or by another look.
    private void drain() {
        do {
            for (Outgoing next = queue.poll(); next != null; next = queue.poll()) {
                next.work().run();
                waiting.addAndGet(-next.size());
            }
            draining.set(false);
        } while (!queue.isEmpty() && draining.compareAndSet(false, true));
    }
}
