package io.nightdesk.faults;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.nightdesk.testing.Children;
import io.nightdesk.testing.FaultProxy;
import io.nightdesk.testing.TestRedis;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The whole desk as real processes: PostgreSQL with a standby, Redis, two nodes and room for a
/// third, a balancer, and networks between it and the customers.
final class Rig implements AutoCloseable {

    private static final int SLOTS = 3;
    private static final int NETWORKS = 4;

    private final Children children;
    private final PostgresPair postgres;
    private final TestRedis redis;
    private final Models models;
    private final List<Slot> slots;
    private final Slot unrelated;
    private final List<FaultProxy> networks;
    private final String description;

    private Rig(
            Children children,
            PostgresPair postgres,
            TestRedis redis,
            Models models,
            List<Slot> slots,
            Slot unrelated,
            Balancer balancer) {
        this.children = children;
        this.postgres = postgres;
        this.redis = redis;
        this.models = models;
        this.slots = slots;
        this.unrelated = unrelated;
        this.networks =
                IntStream.range(0, NETWORKS)
                        .mapToObj(_ -> FaultProxy.to(balancer.target()))
                        .toList();
        this.description =
                "PostgreSQL with a synchronous standby, Redis, two nodes behind " + balancer.name();
    }

    /// Starts everything and waits until it serves.
    ///
    /// @param folder empty; for data and logs
    static Rig start(Path folder, Program program) throws IOException, SQLException {
        Children children = new Children(folder);
        try {
            PostgresPair postgres = PostgresPair.start(children, folder);
            TestRedis redis = TestRedis.start(children, folder);
            Models models = Models.start();
            List<Slot> slots = new ArrayList<>();
            for (int number = 1; number <= SLOTS; number++) {
                slots.add(new Slot(number, children, program, postgres, redis, models));
            }
            Balancer balancer = Balancer.before(slots, children, folder);
            Slot unrelated = new Slot(SLOTS + 1, children, program, postgres, redis, models);
            Rig rig =
                    new Rig(
                            children,
                            postgres,
                            redis,
                            models,
                            slots,
                            unrelated.onItsOwn(),
                            balancer);
            slots.get(0).start();
            slots.get(0).awaitReady();
            slots.get(1).start();
            slots.get(1).awaitReady();
            rig.awaitBalancer();
            return rig;
        } catch (IOException | SQLException | RuntimeException e) {
            children.close();
            throw e;
        }
    }

    private void awaitBalancer() {
        int port = networks.getFirst().port();
        for (int tries = 0; tries < 600 && !answers(port); tries++) {
            LockSupport.parkNanos(50_000_000);
        }
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(2_000);
            socket.getOutputStream()
                    .write("GET /livez HTTP/1.0\r\nHost: localhost\r\n\r\n".getBytes(US_ASCII));
            return new String(socket.getInputStream().readNBytes(12), US_ASCII).endsWith("200");
        } catch (IOException e) {
            return false;
        }
    }

    String description() {
        return description;
    }

    PostgresPair postgres() {
        return postgres;
    }

    TestRedis redis() {
        return redis;
    }

    Models models() {
        return models;
    }

    List<Slot> slots() {
        return slots;
    }

    /// The slots with a node in them.
    List<Slot> running() {
        return slots.stream().filter(Slot::isRunning).toList();
    }

    /// Whether both nodes serve.
    boolean isWhole() {
        return running().stream().filter(Slot::isReady).count() == 2;
    }

    /// Starts a process like a node that has nothing to do with the others, waits until it serves,
    /// and ends it.
    void startUnrelated() {
        JdbcClient jdbc = postgres.primary().jdbc();
        if (jdbc.sql("select from pg_database where datname = 'own'")
                .query()
                .listOfRows()
                .isEmpty()) {
            jdbc.sql("create database own").update();
        }
        unrelated.start();
        unrelated.awaitReady();
        unrelated.signal("KILL");
    }

    Slot free() {
        return slots.stream().filter(it -> !it.isRunning()).findFirst().orElseThrow();
    }

    /// What lies between customers and the balancer; each customer comes over one of them.
    List<FaultProxy> networks() {
        return networks;
    }

    @Override
    public void close() {
        children.close();
        networks.forEach(FaultProxy::close);
        slots.forEach(Slot::close);
        unrelated.close();
        models.close();
    }
}
