package io.nightdesk.conversation;

import static java.util.stream.Collectors.partitioningBy;

import io.nightdesk.limits.Pressure;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Lets messages that come in at the same time share a commit. A thread that finds the way free
/// commits its message at once; while [#MOST_AT_ONCE] commits are under way, messages gather, and
/// the next commit takes all of them. So nobody ever waits for company, and the more comes in the
/// cheaper each message gets: no rate has to be guessed at which batching pays.
///
/// A batch holds one message of a conversation at most, and locks conversations in one order on all
/// nodes, so that two batches cannot wait for each other. If the database refuses a batch, each of
/// its messages is tried alone, and only the refused one fails. For a lock that somebody keeps a
/// batch waits once; then it goes on without the conversations that are locked.
@Component
class PostBatches implements Pressure {

    /// Beyond 64 rows a larger batch gained nothing in measurements, and it delays its first.
    static final int MAX_SIZE = 64;

    /// While one commit waits for the disk another one fills.
    static final int MOST_AT_ONCE = 2;

    /// How long a message waits for its commit to begin; a wait for a lock lasts less than that.
    /// Who has to wait longer is better told to come again.
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /// As PostgreSQL orders ids; Java compares their halves as signed numbers.
    private static final Comparator<WaitingPost> LOCK_ORDER =
            Comparator.comparing(post -> post.conversation().toString());

    private final PostStore posts;
    private final Appender appender;
    private final ReentrantLock lock = new ReentrantLock();
    private final Queue<WaitingPost> waiting = new ArrayDeque<>();
    private volatile @Nullable WaitingPost longestWaiting;
    private int committing;

    PostBatches(PostStore posts, Appender appender) {
        this.posts = posts;
        this.appender = appender;
    }

    /// Returns after the commit, when this node's sockets have been told. What the database throws
    /// concerns this message, or all.
    ///
    /// @param answer is given the result before they are
    PostResult post(PostMessage message, Consumer<PostResult> answer) {
        WaitingPost own = new WaitingPost(message);
        enter(own);
        while (own.waitsForTurn()) {
            List<WaitingPost> batch = next();
            try {
                commit(batch);
            } catch (Error e) {
                fail(
                        batch.stream().filter(WaitingPost::isOpen).toList(),
                        new IllegalStateException("the commit broke off", e));
                throw e;
            } finally {
                handOver();
            }
        }
        PostStore.Posted outcome = own.outcome();
        try {
            answer.accept(outcome.result());
        } finally {
            appender.committed(message.conversation(), outcome.event());
        }
        return outcome.result();
    }

    /// How long whoever waits longest for a commit to begin has waited.
    @Override
    public Duration waited() {
        WaitingPost longest = longestWaiting;
        return longest == null ? Duration.ZERO : longest.waited();
    }

    /// Refuses those who wait in vain: all commits under way are held up.
    @Scheduled(fixedDelay = 250)
    void refuseLate() {
        for (WaitingPost late : late()) {
            fail(
                    List.of(late),
                    new TransientDataAccessResourceException(
                            "no commit began within " + PATIENCE,
                            new SQLTransientConnectionException("commits are held up", TOO_MANY)));
        }
    }

    private List<WaitingPost> late() {
        lock.lock();
        try {
            List<WaitingPost> late = new ArrayList<>();
            Iterator<WaitingPost> queued = waiting.iterator();
            while (queued.hasNext()) {
                WaitingPost post = queued.next();
                if (post.waited().compareTo(PATIENCE) <= 0) {
                    break;
                }
                if (!post.leads()) {
                    late.add(post);
                    queued.remove();
                }
            }
            longestWaiting = waiting.peek();
            return late;
        } finally {
            lock.unlock();
        }
    }

    private void enter(WaitingPost own) {
        lock.lock();
        try {
            waiting.add(own);
            longestWaiting = waiting.peek();
            if (committing < MOST_AT_ONCE) {
                committing++;
                own.lead();
            }
        } finally {
            lock.unlock();
        }
    }

    private List<WaitingPost> next() {
        lock.lock();
        try {
            List<WaitingPost> batch = new ArrayList<>();
            Set<UUID> conversations = new HashSet<>();
            Iterator<WaitingPost> queued = waiting.iterator();
            while (queued.hasNext() && batch.size() < MAX_SIZE) {
                WaitingPost post = queued.next();
                if (conversations.add(post.conversation())) {
                    batch.add(post);
                    queued.remove();
                }
            }
            longestWaiting = waiting.peek();
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
            for (WaitingPost post : waiting) {
                if (!post.leads()) {
                    post.lead();
                    return;
                }
            }
            committing--;
        } finally {
            lock.unlock();
        }
    }

    private void commit(List<WaitingPost> batch) {
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
            } else if (e instanceof CannotAcquireLockException) {
                commitWithoutLocked(batch, e);
            } else {
                commitSingly(batch);
            }
        } catch (RuntimeException e) {
            fail(batch, e);
        }
    }

    private List<PostStore.Posted> postAll(List<WaitingPost> batch) {
        return posts.post(batch.stream().map(WaitingPost::message).toList());
    }

    /// The batch has waited for a lock as long as anybody may.
    private void commitWithoutLocked(List<WaitingPost> batch, RuntimeException why) {
        Set<UUID> unlocked;
        try {
            unlocked = posts.unlocked(batch.stream().map(WaitingPost::conversation).toList());
        } catch (RuntimeException e) {
            fail(batch, e);
            return;
        }
        Map<Boolean, List<WaitingPost>> parts =
                batch.stream().collect(partitioningBy(it -> unlocked.contains(it.conversation())));
        List<WaitingPost> locked = parts.getOrDefault(false, List.of());
        if (locked.isEmpty()) {
            commitSingly(batch);
        } else {
            fail(locked, why);
            commit(parts.getOrDefault(true, List.of()));
        }
    }

    /// Until one of them cannot get a lock either: it may well be what the others need, too.
    private void commitSingly(List<WaitingPost> batch) {
        for (int i = 0; i < batch.size(); i++) {
            WaitingPost post = batch.get(i);
            commit(List.of(post));
            if (post.failure() instanceof CannotAcquireLockException e) {
                fail(batch.subList(i + 1, batch.size()), e);
                return;
            }
        }
    }

    private static void fail(List<WaitingPost> batch, RuntimeException failure) {
        batch.forEach(post -> post.fail(failure));
    }
}
