package io.nightdesk.faults;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/// What all clients of a run share.
///
/// @param timers runs short work only
record ClientTools(History history, HttpClient http, ScheduledExecutorService timers)
        implements AutoCloseable {

    static final JsonMapper JSON = JsonMapper.builder().build();

    static ClientTools with(History history) {
        return new ClientTools(
                history,
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(10))
                        .executor(Executors.newVirtualThreadPerTaskExecutor())
                        .build(),
                Executors.newScheduledThreadPool(
                        2, Thread.ofPlatform().daemon().name("clients-", 0).factory()));
    }

    void later(long millis, Runnable work) {
        var _ = timer(millis, work);
    }

    /// As [#later], for what may be called off.
    Future<?> timer(long millis, Runnable work) {
        return timers.isShutdown()
                ? CompletableFuture.completedFuture(null)
                : timers.schedule(work, millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        timers.shutdownNow();
        http.shutdownNow();
    }
}
