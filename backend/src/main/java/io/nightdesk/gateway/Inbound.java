package io.nightdesk.gateway;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/// What one client has said and nobody has dealt with yet. It is dealt with one after the other, in
/// the order in which it was put in, by another thread than the one that reads the network: that
/// one still hears the client while the database keeps a commit waiting.
final class Inbound {

    /// Characters that may wait: a whole window of the longest messages.
    static final int MOST = 128 * 1024;

    /// What anything that waits counts for at least.
    private static final int OVERHEAD = 256;

    private final String name;
    private final Queue<Said> queue = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean dealing = new AtomicBoolean();
    private final Semaphore room = new Semaphore(MOST);

    private record Said(Runnable work, int size) {}

    /// @param name of the threads that do the work
    Inbound(String name) {
        this.name = name;
    }

    /// Puts in what deals with something. Blocks while there is no room, so that a client who says
    /// more is not read any further.
    ///
    /// @param work that throws nothing
    /// @param length of what it holds in memory meanwhile, in characters
    void put(Runnable work, int length) {
        int size = Math.min(OVERHEAD + length, MOST);
        room.acquireUninterruptibly(size);
        add(new Said(work, size));
    }

    /// The same for what the client has not said just now: it leaves everything else the way. Never
    /// blocks.
    ///
    /// @param work that throws nothing; not put in while anything waits
    void putIfNothingWaits(Runnable work) {
        if (queue.isEmpty() && room.tryAcquire(OVERHEAD)) {
            add(new Said(work, OVERHEAD));
        }
    }

    private void add(Said said) {
        queue.add(said);
        if (dealing.compareAndSet(false, true)) {
            Thread.ofVirtual().name(name).start(this::dealWithAll);
        }
    }

    /// Whether everything said has been dealt with.
    boolean isIdle() {
        return !dealing.get();
    }

    /// Whoever has set `dealing` takes from the queue. What is put in after the last look into it
    /// is taken by whoever put it in, or by another look.
    private void dealWithAll() {
        do {
            for (Said next = queue.poll(); next != null; next = queue.poll()) {
                next.work().run();
                room.release(next.size());
            }
            dealing.set(false);
        } while (!queue.isEmpty() && dealing.compareAndSet(false, true));
    }
}
