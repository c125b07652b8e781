package io.nightdesk.faults;

import io.nightdesk.testing.Children;
import io.nightdesk.testing.TestRedis;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// What stands before the nodes: HAProxy with the repository's own settings, or where it is not
/// installed the next node in turn that is ready.
///
/// @param name for people
/// @param target where the next connection goes
record Balancer(String name, Supplier<InetSocketAddress> target) {

    private static final List<Path> PLACES =
            List.of(
                    Path.of("/usr/sbin/haproxy"),
                    Path.of("/usr/local/sbin/haproxy"),
                    Path.of("/usr/bin/haproxy"));

    static Balancer before(List<Slot> slots, Children children, Path folder) throws IOException {
        Optional<Path> found = PLACES.stream().filter(Files::isExecutable).findFirst();
        return found.isPresent() ? haproxy(found.get(), slots, children, folder) : inTurn(slots);
    }

    private static Balancer haproxy(Path program, List<Slot> slots, Children children, Path folder)
            throws IOException {
        StringBuilder settings = new StringBuilder(Files.readString(Path.of("../ops/haproxy.cfg")));
        int port = TestRedis.freePort();
        Map<String, String> environment = new HashMap<>();
        environment.put("BIND", "127.0.0.1:" + port);
        for (Slot slot : slots) {
            String name = "NODE" + slot.number();
            environment.put(name, "127.0.0.1:" + slot.port());
            if (slot.number() > 2) {
                settings.append("  server node%d \"${%s}\"%n".formatted(slot.number(), name));
            }
        }
        Path file = Files.writeString(folder.resolve("haproxy.cfg"), settings);
        children.start(
                "haproxy", environment, List.of(program.toString(), "-db", "-f", file.toString()));
        InetSocketAddress address = local(port);
        return new Balancer("HAProxy", () -> address);
    }

    private static Balancer inTurn(List<Slot> slots) {
        AtomicInteger turn = new AtomicInteger();
        return new Balancer(
                "the suite's own balancer",
                () -> {
                    int first = turn.incrementAndGet();
                    for (int i = 0; i < slots.size(); i++) {
                        Slot slot = slots.get(Math.floorMod(first + i, slots.size()));
                        if (slot.isReady()) {
                            return local(slot.port());
                        }
                    }
                    return local(slots.getFirst().port());
                });
    }

    private static InetSocketAddress local(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }
}
