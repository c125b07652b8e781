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

    /// What a thread that hears the client writes by itself: enough for the longest message and its
    /// ack, and little enough that it hears the client again at once.
    private static final int LITTLE = 16 * 1024;

    /// What anything that waits counts for at least.
    private static final int OVERHEAD = 256;

    private final String name;
    private final Queue<Outgoing> queue = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean draining = new AtomicBoolean();
    private final AtomicInteger waiting = new AtomicInteger();

    /// The thread that deals with what the client says, while nobody else need be woken.
    private volatile @Nullable Thread hearing;

    /// @param size what it counts for until it is done, in characters
    /// @param own whether the thread that hears the client does it
    private record Outgoing(Runnable work, int size, boolean own) {}

    /// @param name of the threads that do the work
    Outbound(String name) {
        this.name = name;
    }

    /// Whether the reader takes what it is sent about as fast as it comes.
    boolean isCurrent() {
        return waiting.get() < CROWDED;
    }

    /// Puts in what writes and waits for nothing but the client. Never blocks.
    ///
    /// @param writing that throws nothing
    /// @param size of what it holds in memory meanwhile, in characters
    /// @return false when so much waits that the reader is too slow; then it was not put in
    boolean write(Runnable writing, int size) {
        return put(writing, OVERHEAD + size, Thread.currentThread() == hearing);
    }

    /// Puts in work that may take long, such as to read the log. Never blocks.
    ///
    /// @param work that throws nothing
    /// @return as [#write]
    boolean execute(Runnable work) {
        return put(work, OVERHEAD, false);
    }

    private boolean put(Runnable work, int size, boolean heard) {
        int total = waiting.addAndGet(size);
        if (total > MOST) {
            return false;
        }
        boolean own = heard && total <= LITTLE;
        queue.add(new Outgoing(work, size, own));
        if (!own) {
            if (Thread.currentThread() == hearing) {
                hearing = null;
            }
            wake();
        }
        return true;
    }

    /// Deals with something the client said. The little that this thread writes meanwhile goes out
    /// by itself when it is through: for an ack nobody else needs to be woken.
    void hear(Runnable dealing) {
        hearing = Thread.currentThread();
        try {
            dealing.run();
        } finally {
            hearing = null;
            if (!queue.isEmpty() && draining.compareAndSet(false, true)) {
                writeOwn();
            }
        }
    }

    private void writeOwn() {
        for (Outgoing next = queue.peek(); next != null && next.own(); next = queue.peek()) {
            queue.remove();
            carryOut(next);
        }
        draining.set(false);
        if (!queue.isEmpty()) {
            wake();
        }
    }

    private void wake() {
        if (draining.compareAndSet(false, true)) {
            Thread.ofVirtual().name(name).start(this::drain);
        }
    }

    /// Whoever has set `draining` takes from the queue. What is put in after the last look into it
    /// is taken by whoever put it in, or by another look.
    private void drain() {
        do {
            for (Outgoing next = queue.poll(); next != null; next = queue.poll()) {
                carryOut(next);
            }
            draining.set(false);
        } while (!queue.isEmpty() && draining.compareAndSet(false, true));
    }

    private void carryOut(Outgoing outgoing) {
        outgoing.work().run();
        waiting.addAndGet(-outgoing.size());
    }
}
