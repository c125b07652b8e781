package io.nightdesk.llm;

import io.nightdesk.node.RevisionChanged;
import io.nightdesk.node.Revisions;
import java.util.function.Supplier;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// The limits in force, read from memory: those that an admin set at the desk, else those of the
/// server's configuration. The last ones known stay while the database is away.
@Component
class BudgetLoader implements Supplier<BudgetLimits> {

    /// The topic of [Revisions] under which a change is told.
    static final String TOPIC = "budget";

    private final BudgetStore store;
    private final BudgetLimits configured;
    private volatile BudgetLimits live;

    /// @param revisions not used, but its counters must be read before the limits are
    BudgetLoader(BudgetStore store, LlmProperties properties, Revisions revisions) {
        this.store = store;
        this.configured = properties.budget();
        this.live = read();
    }

    @Override
    public BudgetLimits get() {
        return live;
    }

    /// Those of the server's configuration.
    BudgetLimits configured() {
        return configured;
    }

    @EventListener
    void on(RevisionChanged change) {
        if (change.topic().equals(TOPIC)) {
            live = read();
        }
    }

    private BudgetLimits read() {
        return store.find().map(BudgetStore.Stored::limits).orElse(configured);
    }
}
