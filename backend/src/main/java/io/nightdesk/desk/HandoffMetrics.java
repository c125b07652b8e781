package io.nightdesk.desk;

import io.micrometer.core.instrument.MeterRegistry;
import io.nightdesk.conversation.Owner;
import io.nightdesk.conversation.OwnerMoved;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/// Counts who goes to the queue: to people who are there, or to nobody yet, so that the customer is
/// told by when somebody answers and asked for an address.
@Component
class HandoffMetrics {

    private final MeterRegistry registry;
    private final AgentPresence presence;

    HandoffMetrics(MeterRegistry registry, AgentPresence presence) {
        this.registry = registry;
        this.presence = presence;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void moved(OwnerMoved moved) {
        if (moved.owner() == Owner.QUEUE) {
            String desk = presence.online() > 0 ? "attended" : "unattended";
            registry.counter("nightdesk.handoffs", "desk", desk).increment();
        }
    }
}
