package io.nightdesk.conversation;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A message and the thread that waits for its commit. Each is woken by itself, so that those of
/// one batch do not queue up for a lock on their way out.
final class WaitingPost {

    private final PostMessage message;
    private final Thread thread = Thread.currentThread();
    private final long since = System.nanoTime();
    private volatile boolean leads;
    private volatile PostStore.@Nullable Posted outcome;
    private volatile @Nullable RuntimeException failure;

    /// Of the thread that makes it.
    WaitingPost(PostMessage message) {
        this.message = message;
    }

    PostMessage message() {
        return message;
    }

    UUID conversation() {
        return message.conversation();
    }

    Duration waited() {
        return Duration.ofNanos(System.nanoTime() - since);
    }

    /// Its thread is to commit a batch.
    void lead() {
        leads = true;
        LockSupport.unpark(thread);
    }

    boolean leads() {
        return leads;
    }

    void settle(PostStore.Posted posted) {
        outcome = posted;
        LockSupport.unpark(thread);
    }

    void fail(RuntimeException why) {
        failure = why;
        LockSupport.unpark(thread);
    }

    /// Whether nothing has become of it yet.
    boolean isOpen() {
        return outcome == null && failure == null;
    }

    @Nullable RuntimeException failure() {
        return failure;
    }

    /// What became of it; throws what it failed with.
    PostStore.Posted outcome() {
        RuntimeException why = failure;
        if (why != null) {
            throw why;
        }
        return Transactions.required(outcome);
    }

    /// @return true when this thread is to commit a batch, false when its message is done with
    boolean waitsForTurn() {
        boolean interrupted = false;
        while (!leads && isOpen()) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            thread.interrupt();
        }
        boolean turn = leads;
        leads = false;
        return turn;
    }
}
