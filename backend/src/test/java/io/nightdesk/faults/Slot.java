package io.nightdesk.faults;

import io.nightdesk.testing.Children;
import io.nightdesk.testing.FaultProxy;
import io.nightdesk.testing.TestRedis;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A place for one node, with a port that stays and connections to the stores of its own.
final class Slot {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

    private final int number;
    private final Children children;
    private final Program program;
    private final Map<String, String> environment = new HashMap<>();
    private final List<FaultProxy> postgres = new ArrayList<>();
    private final FaultProxy redis;
    private final int port = TestRedis.freePort();
    private volatile boolean dropsHints;
    private volatile @Nullable Process process;

    Slot(
            int number,
            Children children,
            Program program,
            PostgresPair pair,
            TestRedis store,
            Models models) {
        this.number = number;
        this.children = children;
        this.program = program;
        pair.ports().forEach(it -> postgres.add(FaultProxy.to(it)));
        redis = FaultProxy.to(store.port(), () -> new HintSieve(() -> dropsHints));
        String hosts =
                postgres.stream()
                        .map(proxy -> "127.0.0.1:" + proxy.port())
                        .collect(Collectors.joining(","));
        environment.put(
                "NIGHTDESK_PG_URL",
                "jdbc:postgresql://%s/postgres?targetServerType=primary&hostRecheckSeconds=0"
                        .formatted(hosts));
        environment.put("NIGHTDESK_PG_USER", pair.primary().user());
        environment.put("NIGHTDESK_REDIS_URL", "redis://127.0.0.1:" + redis.port());
        model("LLM", models.primary().url(), "first");
        model("LLM2", models.secondary().url(), "second");
        // The crowd asks faster than any customer may.
        environment.put("NIGHTDESK_LLM_BUDGET_TURNSPERMINUTE", "1000000");
        environment.put("NIGHTDESK_LLM_BUDGET_TURNSPERDAY", "1000000");
        environment.put("NIGHTDESK_LLM_BUDGET_CONVERSATIONTURNS", "1000000");
        environment.put("NIGHTDESK_LLM_BUDGET_CONVERSATIONTOKENS", "1000000000");
    }

    /// With a database of its own that nobody else knows, and without Redis.
    Slot onItsOwn() {
        environment.compute(
                "NIGHTDESK_PG_URL", (_, url) -> String.valueOf(url).replace("/postgres?", "/own?"));
        environment.put("NIGHTDESK_MIGRATE", "true");
        redis.weather(FaultProxy.Weather.CUT);
        return this;
    }

    private void model(String which, String url, String name) {
        environment.put("NIGHTDESK_" + which + "_PROVIDER", "openai");
        environment.put("NIGHTDESK_" + which + "_URL", url);
        environment.put("NIGHTDESK_" + which + "_KEY", "none");
        environment.put("NIGHTDESK_" + which + "_MODEL", name);
    }

    int number() {
        return number;
    }

    int port() {
        return port;
    }

    /// The way to PostgreSQL, one proxy for each server.
    List<FaultProxy> postgres() {
        return postgres;
    }

    FaultProxy redis() {
        return redis;
    }

    /// Whether hints from Redis get lost on their way here.
    void dropHints(boolean wanted) {
        dropsHints = wanted;
    }

    /// A customer who waits for a person longer than this is marked, by a timer.
    static final Duration FIRST_RESPONSE = Duration.ofSeconds(6);

    void start() {
        List<String> command = new ArrayList<>(program.command());
        command.addAll(
                List.of(
                        "--server.port=" + port,
                        "--management.server.port=0",
                        "--nightdesk.drain.window=5s",
                        "--nightdesk.desk.first-response=" + FIRST_RESPONSE));
        process = children.start("node" + number, environment, command);
    }

    boolean isRunning() {
        Process now = process;
        return now != null && now.isAlive();
    }

    long pid() {
        Process now = process;
        return now == null ? -1 : now.pid();
    }

    void signal(String name) {
        Process now = process;
        if (now != null) {
            Children.signal(now.pid(), name);
        }
    }

    /// Waits for its end; returns whether it came in time.
    boolean awaitEnd(Duration limit) throws InterruptedException {
        Process now = process;
        return now == null || now.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Whether a balancer may send customers here.
    boolean isReady() {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/readyz"))
                        .timeout(Duration.ofSeconds(3))
                        .build();
        try {
            return isRunning() && HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Waits until it serves, and starts it again if it ended, as whoever looks after processes
    /// does.
    ///
    /// @throws IllegalStateException when that takes longer than three minutes
    void awaitReady() {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
        while (!isReady()) {
            if (!isRunning()) {
                start();
            }
            if (System.nanoTime() > end || Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException(
                        "node %d is not ready; see %s"
                                .formatted(number, children.log("node" + number)));
            }
            LockSupport.parkNanos(50_000_000);
        }
    }

    void close() {
        postgres.forEach(FaultProxy::close);
        redis.close();
    }
}
