package io.nightdesk.identity;

import io.nightdesk.kernel.Sha256;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// How often somebody may try a password: 5 failures in 5 minutes from one network, 10 in 15
/// minutes on one account. Counted in the database, not in this node's memory: guesses spread over
/// nodes or around a restart are still guesses. A browser that has signed in to the account before
/// is counted by itself, as if it were both: nobody else's failures shut it out (ADR 0038).
@Component
class SignInLimits {

    private static final int ADDRESS_LIMIT = 5;
    private static final Duration ADDRESS_WINDOW = Duration.ofMinutes(5);
    private static final int ACCOUNT_LIMIT = 10;
    private static final Duration ACCOUNT_WINDOW = Duration.ofMinutes(15);

    private final SignInAttemptStore store;
    private final Clock clock;

    SignInLimits(SignInAttemptStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    sealed interface Decision permits Begun, Refused {}

    /// Go on. The attempt counts as a failure until [#forgive].
    record Begun(long attempt) implements Decision {}

    record Refused(Duration retryAfter) implements Decision {}

    /// @param source the network, or the known browser
    /// @param account what is typed, or the known browser
    @Transactional
    Decision begin(String source, String account) {
        byte[] accountHash = Sha256.of(account);
        Instant now = clock.instant();
        store.lock(source, accountHash);
        store.deleteBefore(now.minus(ACCOUNT_WINDOW));
        // The oldest of a full window is the next to leave it
        Optional<Instant> addressFull =
                store.nthLatestOfAddress(source, ADDRESS_LIMIT)
                        .map(oldest -> oldest.plus(ADDRESS_WINDOW));
        Optional<Instant> accountFull =
                store.nthLatestOnAccount(accountHash, ACCOUNT_LIMIT)
                        .map(oldest -> oldest.plus(ACCOUNT_WINDOW));
        Instant free = later(addressFull.orElse(now), accountFull.orElse(now));
        return free.isAfter(now)
                ? new Refused(Duration.between(now, free))
                : new Begun(store.insert(source, accountHash, now));
    }

    /// The password was right: this attempt is no failure.
    void forgive(long attempt) {
        store.delete(attempt);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
