package io.nightdesk.conversation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/// Lets messages that come in at the same time share a commit. A thread that finds the way free
/// commits its message at once; while [#MOST_AT_ONCE] commits are under way, messages gather, and
/// the next commit takes all of them. So nobody ever waits for company, and the more comes in the
/// cheaper each message gets: no rate has to be guessed at which batching pays.
///
/// A batch holds one message of a conversation at most, and locks conversations in one order on all
/// nodes, so that two batches cannot wait for each other. If the database refuses a batch, each of
/// its messages is tried alone, and only the refused one fails.
@Component
class PostBatches {

    /// Beyond 64 rows a larger batch gained nothing in measurements, and it delays its first.
    static final int MAX_SIZE = 64;

    /// While one commit waits for the disk another one fills.
    static final int MOST_AT_ONCE = 2;

    /// As PostgreSQL orders ids; Java compares their halves as signed numbers.
    private static final Comparator<Entry> LOCK_ORDER =
            Comparator.comparing(entry -> entry.message.conversation().toString());

    private final PostStore posts;
    private final Appender appender;
    private final ReentrantLock lock = new ReentrantLock();
    private final Queue<Entry> waiting = new ArrayDeque<>();
    private int committing;

    PostBatches(PostStore posts, Appender appender) {
        this.posts = posts;
        this.appender = appender;
    }

    /// A message and the thread that waits for its commit. Each is woken by itself, so that those
    /// of one batch do not queue up for a lock on their way out.
    private static final class Entry {
        private final PostMessage message;
        private final Thread thread = Thread.currentThread();
        private volatile boolean leads;
        private volatile PostStore.@Nullable Posted outcome;
        private volatile @Nullable RuntimeException failure;

        Entry(PostMessage message) {
            this.message = message;
        }

        void lead() {
            leads = true;
            LockSupport.unpark(thread);
        }

        void settle(PostStore.Posted posted) {
            outcome = posted;
            LockSupport.unpark(thread);
        }

        void fail(RuntimeException why) {
            failure = why;
            LockSupport.unpark(thread);
        }

        /// @return true when this thread is to commit a batch, false when its message is done with
        boolean waitsForTurn() {
            boolean interrupted = false;
            while (!leads && outcome == null && failure == null) {
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

    /// Returns after the commit, when this node's sockets have been told. What the database throws
    /// concerns this message, or all.
    ///
    /// @param answer is given the result before they are
    PostResult post(PostMessage message, Consumer<PostResult> answer) {
        Entry own = new Entry(message);
        enter(own);
        while (own.waitsForTurn()) {
            List<Entry> batch = next();
            try {
                commit(batch);
            } finally {
                handOver();
            }
        }
        RuntimeException failure = own.failure;
        if (failure != null) {
            throw failure;
        }
        PostStore.Posted outcome = Transactions.required(own.outcome);
        try {
            answer.accept(outcome.result());
        } finally {
            appender.committed(message.conversation(), outcome.event());
        }
        return outcome.result();
    }

    private void enter(Entry own) {
        lock.lock();
        try {
            waiting.add(own);
            if (committing < MOST_AT_ONCE) {
                committing++;
                own.leads = true;
            }
        } finally {
            lock.unlock();
        }
    }

    private List<Entry> next() {
        lock.lock();
        try {
            List<Entry> batch = new ArrayList<>();
            Set<UUID> conversations = new HashSet<>();
            Iterator<Entry> entries = waiting.iterator();
            while (entries.hasNext() && batch.size() < MAX_SIZE) {
                Entry entry = entries.next();
                if (conversations.add(entry.message.conversation())) {
                    batch.add(entry);
                    entries.remove();
                }
            }
            batch.sort(LOCK_ORDER);
            return batch;
        } finally {
            lock.unlock();
        }
    }

    /// The way is for whoever waits longest and is not on it yet.
    private void handOver() {
        lock.lock();
        try {
            for (Entry entry : waiting) {
                if (!entry.leads) {
                    entry.lead();
                    return;
                }
            }
            committing--;
        } finally {
            lock.unlock();
        }
    }

    private void commit(List<Entry> batch) {
        if (batch.isEmpty()) {
            return; // Others were faster.
        }
        try {
            List<PostStore.Posted> outcomes = postAll(batch);
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).settle(outcomes.get(i));
            }
        } catch (DataIntegrityViolationException | ConcurrencyFailureException e) {
            if (batch.size() == 1) {
                fail(batch, e);
            } else {
                batch.forEach(entry -> commit(List.of(entry)));
            }
        } catch (RuntimeException e) {
            fail(batch, e);
        } catch (Error e) {
            fail(batch, new IllegalStateException("the commit broke off", e));
            throw e;
        }
    }

    private List<PostStore.Posted> postAll(List<Entry> batch) {
        return posts.post(batch.stream().map(entry -> entry.message).toList());
    }

    private static void fail(List<Entry> batch, RuntimeException failure) {
        batch.forEach(entry -> entry.fail(failure));
    }
}
