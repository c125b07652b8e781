package io.nightdesk.llm;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.stereotype.Service;

/// The budget that admins set at the desk. A change counts on this node when it returns, and on the
/// others within two seconds.
@Service
public class BudgetSettings {

    private final BudgetStore store;
    private final BudgetLoader limits;
    private final Budget budget;
    private final LedgerStore ledger;
    private final Changes changes;
    private final Clock clock;

    BudgetSettings(
            BudgetStore store,
            BudgetLoader limits,
            Budget budget,
            LedgerStore ledger,
            Changes changes,
            Clock clock) {
        this.store = store;
        this.limits = limits;
        this.budget = budget;
        this.ledger = ledger;
        this.changes = changes;
        this.clock = clock;
    }

    /// Reads the whole month's ledger.
    public BudgetOverview overview() {
        long revision = changes.current(BudgetLoader.TOPIC);
        Optional<BudgetStore.Stored> stored = store.find();
        Instant midnight = clock.instant().truncatedTo(ChronoUnit.DAYS);
        return new BudgetOverview(
                revision,
                stored.isEmpty(),
                stored.map(BudgetStore.Stored::limits).orElseGet(limits::configured),
                budget.today().state(),
                ledger.since(midnight),
                ledger.since(midnight.atOffset(ZoneOffset.UTC).withDayOfMonth(1).toInstant()),
                stored.map(BudgetStore.Stored::updatedAt).orElse(null),
                stored.map(BudgetStore.Stored::updatedBy).orElse(null));
    }

    /// Sets limits in place of those of the server's configuration.
    ///
    /// @param revision the one that the admin saw
    /// @param by the admin's name
    /// @return false if somebody has changed them since then
    public boolean limit(BudgetLimits limits, long revision, String by) {
        return changes.make(
                BudgetLoader.TOPIC,
                revision,
                () -> store.save(new BudgetStore.Stored(limits, clock.instant(), by)));
    }

    /// Goes back to the limits of the server's configuration.
    ///
    /// @param revision the one that the admin saw
    /// @return false if somebody has changed them since then
    public boolean useConfigured(long revision) {
        return changes.make(BudgetLoader.TOPIC, revision, store::delete);
    }
}
