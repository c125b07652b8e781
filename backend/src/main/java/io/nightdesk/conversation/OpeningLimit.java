package io.nightdesk.conversation;

import io.nightdesk.limits.Callers;
import io.nightdesk.limits.Permit;
import java.time.Duration;
import java.util.Optional;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// How many conversations one network address may begin: so many that an office behind one is let
/// work, and no script that makes itself new visitors gets far. IPv6 counts by /64, which is one
/// line's. Counted in the database, so it holds over nodes and restarts; while that is away no
/// conversation begins anyway. Requests at the same moment may exceed it by as many. Asking counts
/// nothing: who is refused and asks again does not wait longer for it.
@Component
public class OpeningLimit {

    private static final Duration PERIOD = Duration.ofHours(12);

    private final OpeningStore store;
    private final Callers callers;
    private final int most;

    OpeningLimit(OpeningStore store, Callers callers, ConversationProperties properties) {
        this.store = store;
        this.callers = callers;
        this.most = properties.perAddress();
    }

    /// Whether one more conversation may begin.
    ///
    /// @param address as text, IPv6 with or without brackets
    public Permit ask(String address) {
        return network(address)
                .flatMap(network -> store.untilOneMore(network, most, PERIOD))
                .<Permit>map(Permit.Exceeded::new)
                .orElseGet(Permit.Granted::new);
    }

    /// One more begins.
    public void count(String address) {
        network(address).ifPresent(store::add);
    }

    /// Empty for who is not counted.
    private Optional<String> network(String address) {
        return callers.network(address).filter(_ -> most > 0);
    }

    /// Addresses are kept for as long as they count.
    @Scheduled(fixedDelay = 600_000)
    void forget() {
        store.deleteOlder(PERIOD);
    }
}
