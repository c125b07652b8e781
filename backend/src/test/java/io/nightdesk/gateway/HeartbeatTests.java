package io.nightdesk.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.nightdesk.identity.Principal;
import io.nightdesk.node.Node;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.web.socket.CloseStatus;
import tools.jackson.databind.json.JsonMapper;

class HeartbeatTests {

    private final Connections connections = new Connections();
    private final Heartbeat heartbeat =
            new Heartbeat(connections, new Node(UUID.randomUUID(), Instant.now()));
    private final Line line = new Line();
    private final long opened = System.nanoTime();
    private final Connection connection = connection();

    private Connection connection() {
        var codec = new FrameCodec(JsonMapper.builder().build());
        var connection = new Connection(UUID.randomUUID(), line, codec, opened);
        connections.add(connection);
        return connection;
    }

    private void saysHello() {
        connection.greeted();
        connection.identify(
                new Principal.Visitor(UUID.randomUUID(), UUID.randomUUID(), "Somebody", "en"),
                UUID.randomUUID());
    }

    private void tick(int seconds) {
        heartbeat.tick(opened + TimeUnit.SECONDS.toNanos(seconds));
    }

    @Test
    void aSocketIsPingedAfterTwentyToThirtySecondsAndEndsAfterFortyOfSilence() {
        saysHello();
        tick(19);
        assertThat(line.sent).isEmpty();
        tick(31);
        await().until(() -> line.sent.size() == 1);
        assertThat(line.sent.getFirst()).contains("\"ping\"");
        tick(39);
        assertThat(line.closed).isEmpty();

        tick(41);

        await().until(() -> line.closed.equals(List.of(4003)));
    }

    @Test
    void whoAnswersIsKept() {
        saysHello();
        connection.pulse().heard(opened + TimeUnit.SECONDS.toNanos(30));
        tick(60);

        assertThat(connection.isClosed()).isFalse();
    }

    @Test
    void withoutAHelloInTenSecondsItEnds() {
        tick(9);
        assertThat(connection.isClosed()).isFalse();

        tick(11);

        await().until(() -> line.closed.equals(List.of(4501)));
    }

    @Test
    void aHelloThatTheDatabaseKeepsWaitingIsNotForgotten() {
        connection.greeted();
        tick(39);
        assertThat(connection.isClosed()).isFalse();

        tick(41);

        await().until(() -> line.closed.equals(List.of(4003)));
    }

    @Test
    void aFrameThatIsStuckForTwentySecondsEndsIt() {
        saysHello();
        line.stuck = new CountDownLatch(1);
        connection.send(new ServerFrame.Pong(1));
        await().until(() -> connection.sendingSince() != 0);
        connection.pulse().heard(opened + TimeUnit.SECONDS.toNanos(30));
        tick(19);
        assertThat(connection.isClosed()).isFalse();

        tick(30);

        await().until(() -> line.closed.equals(List.of(4002)));
        line.stuck.countDown();
    }

    private static final class Line implements Wire {

        private final List<String> sent = new CopyOnWriteArrayList<>();
        private final List<Integer> closed = new CopyOnWriteArrayList<>();
        private volatile CountDownLatch stuck = new CountDownLatch(0);

        @Override
        public void send(String frame) {
            try {
                stuck.await();
                sent.add(frame);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close(CloseStatus status) {
            closed.add(status.getCode());
        }

        @Override
        public boolean hears() {
            return true;
        }
    }
}
