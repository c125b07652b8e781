package io.nightdesk.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// A TCP connection's bad day: passes bytes on between clients and a server, and on demand later,
/// in slices, slowly, in one direction only, not at all, or ends every connection with a reset.
public final class FaultProxy implements AutoCloseable {

    private static final int CHUNK = 16_384;
    private static final long LOOK_NANOS = 5_000_000;

    /// What happens to bytes under way.
    ///
    /// @param delay before each piece goes on, and up to as much again at random
    /// @param slice bytes that go on at once, 0 for all
    /// @param bytesPerSecond in each direction of each connection, 0 for any number
    /// @param holdsUp whether what clients send waits until the weather clears
    /// @param holdsDown the same for what the server sends
    public record Weather(
            Duration delay, int slice, int bytesPerSecond, boolean holdsUp, boolean holdsDown) {

        public static final Weather CLEAR = new Weather(Duration.ZERO, 0, 0, false, false);

        /// Nothing passes; what is sent meanwhile arrives late, as after a cable was out.
        public static final Weather CUT = new Weather(Duration.ZERO, 0, 0, true, true);
    }

    /// Lets bytes from the server pass, or some of them.
    @FunctionalInterface
    public interface Sieve {
        void pass(byte[] bytes, int length, OutputStream out) throws IOException;
    }

    private final ServerSocket listening;
    private final Supplier<InetSocketAddress> target;
    private final Supplier<Sieve> sieves;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private volatile Weather weather = Weather.CLEAR;

    private FaultProxy(Supplier<InetSocketAddress> target, Supplier<Sieve> sieves) {
        this.target = target;
        this.sieves = sieves;
        try {
            this.listening = new ServerSocket(0, 1_024, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().name("fault-proxy").start(this::acceptAll);
    }

    public static FaultProxy to(int port) {
        return to(() -> new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    /// @param target asked for each connection
    public static FaultProxy to(Supplier<InetSocketAddress> target) {
        return new FaultProxy(target, () -> (bytes, length, out) -> out.write(bytes, 0, length));
    }

    /// @param sieves one for each connection
    public static FaultProxy to(int port, Supplier<Sieve> sieves) {
        return new FaultProxy(
                () -> new InetSocketAddress(InetAddress.getLoopbackAddress(), port), sieves);
    }

    public int port() {
        return listening.getLocalPort();
    }

    public void weather(Weather now) {
        weather = now;
    }

    /// Ends every connection with a reset; new ones work.
    public void reset() {
        links.forEach(Link::reset);
    }

    /// Forgets every connection without telling anybody, as a router does that drops its table:
    /// nothing passes on them any more and neither side is told. New ones work.
    public void forget() {
        links.forEach(link -> link.lost = true);
    }

    public int connections() {
        return links.size();
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        reset();
    }

    private void acceptAll() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                Thread.ofVirtual().name("fault-proxy-link").start(() -> connect(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        Link link = new Link(client, new Socket());
        links.add(link);
        try {
            client.setTcpNoDelay(true);
            awaitPassage(true);
            link.server.setTcpNoDelay(true);
            link.server.connect(target.get(), 2_000);
            Sieve sieve = sieves.get();
            Thread up =
                    Thread.ofVirtual()
                            .name("fault-proxy-up")
                            .start(
                                    () ->
                                            link.pump(
                                                    client,
                                                    link.server,
                                                    true,
                                                    (bytes, length, out) ->
                                                            out.write(bytes, 0, length)));
            link.pump(link.server, client, false, sieve);
            up.join();
        } catch (IOException refused) {
            link.reset();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            links.remove(link);
            link.close();
        }
    }

    private void awaitPassage(boolean up) {
        while (up ? weather.holdsUp() : weather.holdsDown()) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    /// One client's connection.
    private final class Link {

        private final Socket client;
        private final Socket server;
        private volatile boolean lost;

        private Link(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        private void pump(Socket from, Socket to, boolean up, Sieve sieve) {
            byte[] bytes = new byte[CHUNK];
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
                    pass(bytes, n, up, sieve, out);
                }
                awaitPassage(up);
                if (!lost) {
                    to.shutdownOutput();
                }
            } catch (IOException broken) {
                if (!lost) {
                    reset();
                }
            }
        }

        private void pass(byte[] bytes, int length, boolean up, Sieve sieve, OutputStream out)
                throws IOException {
            Weather now = weather;
            if (!now.delay().isZero()) {
                long most = now.delay().toNanos();
                LockSupport.parkNanos(most + ThreadLocalRandom.current().nextLong(most));
            }
            awaitPassage(up);
            if (lost) {
                return;
            }
            int slice = now.slice() == 0 ? length : now.slice();
            for (int at = 0; at < length; at += slice) {
                int n = Math.min(slice, length - at);
                if (now.bytesPerSecond() > 0) {
                    LockSupport.parkNanos(n * 1_000_000_000L / now.bytesPerSecond());
                }
                byte[] piece = at == 0 ? bytes : java.util.Arrays.copyOfRange(bytes, at, at + n);
                sieve.pass(piece, n, out);
                out.flush();
            }
        }

        private void reset() {
            try {
                client.setSoLinger(true, 0);
                server.setSoLinger(true, 0);
            } catch (IOException closedAlready) {
                // That will do.
            }
            close();
        }

        private void close() {
            try {
                client.close();
                server.close();
            } catch (IOException closedAlready) {
                // That will do.
            }
        }
    }
}
