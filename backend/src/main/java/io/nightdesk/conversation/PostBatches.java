package io.nightdesk.conversation;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/// Brings messages that arrive at the same moment into one transaction, when so many arrive that it
/// pays: a commit, and each of its statements, then serves up to 64 of them. Below that, each is
/// posted at once by whoever brings it.
///
/// A batch holds one message of a conversation at most, and no two batches at work hold the same
/// conversation, so messages of one conversation are posted in the order in which they came.
@Component
class PostBatches {

    private static final Logger LOG = LoggerFactory.getLogger(PostBatches.class);

    private static final int MOST = 64;
    private static final long WAIT = Duration.ofMillis(2).toNanos();

    /// Batches at work at the same time. With all of them at work the next one grows meanwhile.
    private static final int AT_WORK = 3;

    private final Posting posting;
    private final PostRate rate;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final Set<UUID> atWork = new HashSet<>();
    private int batches;
    private boolean collecting;

    PostBatches(Posting posting, PostRate rate) {
        this.posting = posting;
        this.rate = rate;
    }

    private record Waiting(PostMessage message, CompletableFuture<PostResult> result) {

        Waiting(PostMessage message) {
            this(message, new CompletableFuture<>());
        }
    }

    /// Posts a message and returns when what became of it is committed.
    PostResult post(PostMessage message) {
        if (!rate.count()) {
            return alone(message);
        }
        Waiting own = new Waiting(message);
        enqueue(own);
        try {
            return own.result().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private PostResult alone(PostMessage message) {
        try {
            return one(message);
        } catch (DataIntegrityViolationException | ConcurrencyFailureException e) {
            // Of two copies at the same moment the other has committed, and this transaction, with
            // the counter it had raised, is rolled back: the second look finds the first copy.
            return one(message);
        }
    }

    private PostResult one(PostMessage message) {
        return Objects.requireNonNull(posting.post(List.of(message)).get(message.conversation()));
    }

    private void enqueue(Waiting own) {
        lock.lock();
        try {
            waiting.add(own);
            changed.signalAll();
            if (!collecting) {
                collecting = true;
                Thread.ofVirtual().name("post-batches").start(this::collect);
            }
        } finally {
            lock.unlock();
        }
    }

    /// Lives as long as there is something to collect.
    private void collect() {
        for (List<Waiting> batch = next(); !batch.isEmpty(); batch = next()) {
            List<Waiting> work = batch;
            Thread.ofVirtual().name("post-batch").start(() -> run(work));
        }
    }

    /// The next batch as soon as it may begin; empty when nobody waits.
    private List<Waiting> next() {
        lock.lock();
        try {
            while (!waiting.isEmpty()) {
                if (batches < AT_WORK) {
                    fill();
                    List<Waiting> batch = take();
                    if (!batch.isEmpty()) {
                        batches++;
                        return batch;
                    }
                }
                changed.awaitUninterruptibly();
            }
            collecting = false;
            return List.of();
        } finally {
            lock.unlock();
        }
    }

    private void fill() {
        long left = WAIT;
        try {
            while (waiting.size() < MOST && left > 0) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Waiting> take() {
        List<Waiting> batch = new ArrayList<>();
        // A message whose conversation is at work keeps its place, and so do those behind it.
        Set<UUID> passed = new HashSet<>(atWork);
        for (Iterator<Waiting> all = waiting.iterator(); all.hasNext() && batch.size() < MOST; ) {
            Waiting candidate = all.next();
            if (passed.add(candidate.message().conversation())) {
                all.remove();
                batch.add(candidate);
                atWork.add(candidate.message().conversation());
            }
        }
        return batch;
    }

    private void run(List<Waiting> batch) {
        try {
            post(batch);
        } finally {
            lock.lock();
            try {
                batches--;
                batch.forEach(it -> atWork.remove(it.message().conversation()));
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    private void post(List<Waiting> batch) {
        try {
            Map<UUID, PostResult> results =
                    posting.post(batch.stream().map(Waiting::message).toList());
            batch.forEach(it -> it.result().complete(results.get(it.message().conversation())));
        } catch (DataIntegrityViolationException | ConcurrencyFailureException e) {
            // One of them cannot be written; the others shall not suffer for it.
            LOG.atDebug()
                    .addKeyValue("size", batch.size())
                    .log("a batch is posted singly: {}", e.toString());
            batch.forEach(this::singly);
        } catch (RuntimeException | Error e) {
            batch.forEach(it -> it.result().completeExceptionally(e));
        }
    }

    private void singly(Waiting waiting) {
        try {
            waiting.result().complete(alone(waiting.message()));
        } catch (RuntimeException e) {
            waiting.result().completeExceptionally(e);
        }
    }
}
