package io.nightdesk.operation;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// Keeps the embedded servers of a data folder running while a node uses them, and says how they
/// are: as `stores` in the health of the management port, and in its metrics. Not part of
/// `/readyz`, which asks the database itself, and does without Redis.
final class StoreSupervisor implements HealthIndicator, MeterBinder, AutoCloseable {

    /// What Spring Boot calls the health of `stores`.
    static final String BEAN = "storesHealthIndicator";

    private final DataFolder data;
    private final List<SupervisedServer> servers;
    private final CountDownLatch ended = new CountDownLatch(1);

    StoreSupervisor(DataFolder data, List<SupervisedServer> servers) {
        this.data = data;
        this.servers = List.copyOf(servers);
    }

    /// Looks every second from now on. A look costs a few small files.
    StoreSupervisor start() {
        Thread.ofPlatform().daemon().name("store-supervisor").start(this::run);
        return this;
    }

    /// Starts what does not run and is due.
    ///
    /// @param now `System.nanoTime`
    void look(long now) {
        servers.forEach(server -> server.look(now));
    }

    @Override
    public Health health() {
        boolean up = servers.stream().allMatch(server -> server.trouble().isEmpty());
        Health.Builder health = up ? Health.up() : Health.down();
        for (SupervisedServer server : servers) {
            health.withDetail(
                    server.name(), server.trouble().isEmpty() ? "runs" : server.trouble());
        }
        return health.withDetail("folder", data.root().toString())
                .withDetail("freeMegabytes", data.freeBytes() >> 20)
                .build();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("nightdesk.data.free", data, DataFolder::freeBytes)
                .description("What is left of the disk of the data folder")
                .baseUnit("bytes")
                .register(registry);
        for (SupervisedServer server : servers) {
            String store = server.name().toLowerCase(Locale.ROOT);
            Gauge.builder("nightdesk.store.up", server, it -> it.trouble().isEmpty() ? 1 : 0)
                    .description("Whether the embedded server runs")
                    .tag("store", store)
                    .register(registry);
            FunctionCounter.builder("nightdesk.store.restarts", server, SupervisedServer::restarts)
                    .description("How often this node has started the embedded server again")
                    .tag("store", store)
                    .register(registry);
        }
    }

    /// Looks no more. A start that is under way ends under the folder's lock.
    @Override
    public void close() {
        ended.countDown();
    }

    private void run() {
        try {
            while (!ended.await(1, TimeUnit.SECONDS)) {
                look(System.nanoTime());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
