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
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

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

    private final Appender appender;
    private final TransactionTemplate transaction;
    private final ReentrantLock lock = new ReentrantLock();
    private final Queue<Entry> waiting = new ArrayDeque<>();
    private int committing;

    PostBatches(Appender appender, TransactionTemplate transaction) {
        this.appender = appender;
        this.transaction = transaction;
    }

    /// A message and the thread that waits for its commit. Guarded by the lock.
    private static final class Entry {
        private final PostMessage message;
        private final Condition news;
        private boolean leads;
        private @Nullable PostResult result;
        private @Nullable RuntimeException failure;

        Entry(PostMessage message, Condition news) {
            this.message = message;
            this.news = news;
        }

        boolean isDone() {
            return result != null || failure != null;
        }
    }

    /// Returns after the commit. What the database throws concerns this message, or all.
    PostResult post(PostMessage message) {
        Entry own = new Entry(message, lock.newCondition());
        enter(own);
        while (waitsForTurn(own)) {
            List<Entry> batch = next();
            try {
                commit(batch);
            } finally {
                handOver();
            }
        }
        if (own.failure != null) {
            throw own.failure;
        }
        return Transactions.required(own.result);
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

    /// @return true when this thread is to commit a batch, false when its message is done with
    private boolean waitsForTurn(Entry own) {
        lock.lock();
        try {
            while (!own.leads && !own.isDone()) {
                own.news.awaitUninterruptibly();
            }
            boolean leads = own.leads;
            own.leads = false;
            return leads;
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
                    entry.leads = true;
                    entry.news.signal();
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
            settle(batch, inOneTransaction(batch));
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

    private List<PostResult> inOneTransaction(List<Entry> batch) {
        List<PostMessage> messages = batch.stream().map(entry -> entry.message).toList();
        return Transactions.required(transaction.execute(_ -> appender.post(messages)));
    }

    private void settle(List<Entry> batch, List<PostResult> results) {
        lock.lock();
        try {
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).result = results.get(i);
                batch.get(i).news.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    private void fail(List<Entry> batch, RuntimeException failure) {
        lock.lock();
        try {
            for (Entry entry : batch) {
                entry.failure = failure;
                entry.news.signal();
            }
        } finally {
            lock.unlock();
        }
    }
}
