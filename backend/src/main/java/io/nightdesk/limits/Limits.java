package io.nightdesk.limits;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Asks whether somebody may do something once more. Buckets live in this node's memory: a limit
/// holds for each node, which is exact for a socket (it lives on one) and lenient by the number of
/// nodes for the rest. Safe from any thread.
@Component
public class Limits {

    private record Key(Limit limit, String who) {}

    private final Map<Key, Bucket> buckets = new ConcurrentHashMap<>();

    /// Takes one permit of `limit` for `who`, any stable name of a socket, address or account.
    public Permit tryAcquire(Limit limit, String who) {
        ConsumptionProbe probe =
                buckets.computeIfAbsent(new Key(limit, who), Limits::bucket)
                        .tryConsumeAndReturnRemaining(1);
        return probe.isConsumed()
                ? new Permit.Granted()
                : new Permit.Exceeded(
                        Duration.ofNanos(Math.max(1, probe.getNanosToWaitForRefill())));
    }

    /// A full bucket says nothing that a new one would not say.
    @Scheduled(fixedDelay = 60_000)
    void dropFull() {
        buckets.entrySet()
                .removeIf(
                        entry ->
                                entry.getValue().getAvailableTokens()
                                        >= entry.getKey().limit().permits());
    }

    private static Bucket bucket(Key key) {
        return Bucket.builder()
                .addLimit(
                        limit ->
                                limit.capacity(key.limit().permits())
                                        .refillGreedy(key.limit().permits(), key.limit().period()))
                .build();
    }
}
