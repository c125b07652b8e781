package io.nightdesk.node;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Tells every node that something it keeps in memory has changed, by a counter in the database.
///
/// Who caches must take this bean in its constructor, even if it only listens: the counters are
/// first read when this bean is made, so that a change after the cache was filled is always
/// noticed.
@Component
public class Revisions {

    private static final Logger log = LoggerFactory.getLogger(Revisions.class);

    private final RevisionStore store;
    private final ApplicationEventPublisher events;
    private final ReentrantLock delivery = new ReentrantLock();
    private final Map<String, Long> delivered;

    Revisions(RevisionStore store, ApplicationEventPublisher events) {
        this.store = store;
        this.events = events;
        this.delivered = new HashMap<>(store.all());
    }

    /// Says that `topic` changes with the transaction around this call, and needs one. Returns the
    /// new revision. When the committing call returns, this node's listeners have run; the other
    /// nodes follow within two seconds.
    ///
    /// @param topic lower-case letters and hyphens, such as `articles`
    @Transactional(propagation = Propagation.MANDATORY)
    public long bump(String topic) {
        long revision = store.bump(topic);
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        deliverApart(topic, revision);
                    }
                });
        return revision;
    }

    /// The revision that is committed at the moment, 0 before the first. What is read afterwards is
    /// at least as new.
    public long current(String topic) {
        return store.current(topic);
    }

    /// Reads the counters and tells the listeners what they have not heard of.
    void poll() {
        store.all().forEach(this::deliver);
    }

    /// On a thread of its own: a listener that writes would otherwise join the transaction that has
    /// just committed, and its writes would be lost.
    private void deliverApart(String topic, long revision) {
        try {
            Thread.ofVirtual()
                    .name("revision-" + topic)
                    .start(() -> deliver(topic, revision))
                    .join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void deliver(String topic, long revision) {
        delivery.lock();
        try {
            if (delivered.getOrDefault(topic, 0L) < revision) {
                events.publishEvent(new RevisionChanged(topic, revision));
                delivered.put(topic, revision);
            }
        } catch (RuntimeException e) {
            // Not marked as delivered: the next poll tries again.
            log.atError()
                    .addKeyValue("topic", topic)
                    .addKeyValue("revision", revision)
                    .setCause(e)
                    .log("A change could not be taken over; trying again");
        } finally {
            delivery.unlock();
        }
    }
}
