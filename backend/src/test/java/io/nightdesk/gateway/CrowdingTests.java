package io.nightdesk.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.nightdesk.testing.ChatSocket;
import io.nightdesk.testing.ChatSocket.Transport;
import io.nightdesk.testing.NightdeskTest;
import io.nightdesk.testing.TestVisitor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/// Callers come from 192.0.2.0/24 and 2001:db8::/32, set aside for documentation by RFC 5737 and
/// 3849.
@NightdeskTest(
        properties = {
            "nightdesk.gateway.sockets-per-address=3",
            "nightdesk.gateway.sockets-per-visitor=4"
        })
class CrowdingTests {

    private static final int CROWDED = 4007;

    @LocalServerPort int port;

    private final List<ChatSocket> open = new ArrayList<>();

    @AfterEach
    void close() {
        open.forEach(ChatSocket::close);
    }

    @Test
    void aVisitorHasSoManySocketsWhateverDevicesTheyName() {
        TestVisitor visitor = TestVisitor.arrive(port);
        List<ChatSocket> first = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            first.add(kept(visitor.connect()));
        }

        assertThat(kept(ChatSocket.open(port)).greet(visitor.token()).closeCode())
                .isEqualTo(CROWDED);
        assertThat(kept(ChatSocket.open(port, Transport.POST)).greet(visitor.token()).closeCode())
                .isEqualTo(CROWDED);
        kept(TestVisitor.arrive(port).connect());

        first.getFirst().leave();
        await().until(() -> isWelcome(ChatSocket.open(port), visitor));
    }

    @Test
    void anAddressHasSoManySocketsWhoeverTheyAre() {
        for (int i = 0; i < 3; i++) {
            kept(ChatSocket.openFrom(port, "192.0.2.77"));
        }

        assertThat(kept(ChatSocket.openFrom(port, "192.0.2.77")).closeCode()).isEqualTo(CROWDED);
        kept(ChatSocket.openFrom(port, "192.0.2.78")).hello(TestVisitor.arrive(port).token());
    }

    @Test
    void whoeverLeavesMakesRoom() {
        TestVisitor visitor = TestVisitor.arrive(port);
        for (int i = 0; i < 3; i++) {
            ChatSocket socket = kept(ChatSocket.openFrom(port, "192.0.2.79"));
            socket.hello(visitor.token());
            socket.send(Map.of("type", "bye"));
        }

        await().until(() -> isWelcome(ChatSocket.openFrom(port, "192.0.2.79"), visitor));
    }

    @Test
    void ofIpv6TheNetworkCounts() {
        for (int i = 0; i < 3; i++) {
            kept(ChatSocket.openFrom(port, "2001:db8:0:5::" + i));
        }

        assertThat(kept(ChatSocket.openFrom(port, "2001:db8:0:5:1::1")).closeCode())
                .isEqualTo(CROWDED);
        kept(ChatSocket.openFrom(port, "2001:db8:0:6::1")).hello(TestVisitor.arrive(port).token());
    }

    /// This machine's, a proxy's that names nobody, or a private one.
    @Test
    void anAddressThatStandsForNobodyIsNotCounted() {
        for (int i = 0; i < 5; i++) {
            kept(ChatSocket.open(port)).hello(TestVisitor.arrive(port).token());
            kept(ChatSocket.openFrom(port, "10.1.2.3")).hello(TestVisitor.arrive(port).token());
        }
    }

    /// When the database is away, a client says hello again on the connection it has.
    @Test
    void aConnectionIsCountedOnce() {
        Places places = new Places();
        List<String> givenBack = new ArrayList<>();
        places.add("a", givenBack::add);
        places.leave(givenBack::add);
        places.leave(givenBack::add);
        places.add("b", givenBack::add);

        assertThat(givenBack).containsExactly("a", "b");
        assertThat(places.has("b")).isFalse();
    }

    private boolean isWelcome(ChatSocket socket, TestVisitor visitor) {
        kept(socket);
        if (!socket.isClosed()) {
            socket.greet(visitor.token());
        }
        await().until(() -> socket.isClosed() || !socket.frames("welcome").isEmpty());
        return !socket.isClosed();
    }

    private ChatSocket kept(ChatSocket socket) {
        open.add(socket);
        return socket;
    }
}
