package io.nightdesk.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.web.socket.CloseStatus;
import tools.jackson.databind.json.JsonMapper;

/// Who writes what: the thread that hears a client must soon be free to hear it again.
class ConnectionTests {

    private static final int SEVERAL = 100;

    private final Line line = new Line();
    private final Connection connection =
            new Connection(
                    UUID.randomUUID(),
                    line,
                    new FrameCodec(JsonMapper.builder().build()),
                    System.nanoTime());

    @Test
    void theAnswerToAFrameIsWrittenByTheThreadThatHeardIt() {
        connection.hear(() -> connection.send(new ServerFrame.Pong(1)));

        assertThat(line.writers).containsExactly(Thread.currentThread());
    }

    @Test
    void aHistoryIsNot() {
        connection.hear(
                () -> {
                    connection.send(new ServerFrame.Pong(1));
                    connection.execute(() -> connection.write(new ServerFrame.Pong(2)));
                });

        await().until(() -> line.writers.size() == 2);
        assertThat(line.writers).doesNotContain(Thread.currentThread());
    }

    @Test
    void norIsWhatOthersPutInMeanwhile() {
        line.meanwhile = () -> connection.send(new ServerFrame.Pong(2));

        connection.hear(() -> connection.send(new ServerFrame.Pong(1)));

        await().until(() -> line.writers.size() == 2);
        assertThat(line.writers.getFirst()).isEqualTo(Thread.currentThread());
        assertThat(line.writers.getLast()).isNotEqualTo(Thread.currentThread());
    }

    @Test
    void norIsWhatTogetherIsLong() {
        var frame = Nacks.of(Code.BAD_FRAME, "x".repeat(1_000));

        connection.hear(
                () -> {
                    for (int i = 0; i < SEVERAL; i++) {
                        connection.send(frame);
                    }
                });

        await().until(() -> line.writers.size() == SEVERAL);
        assertThat(line.writers).doesNotContain(Thread.currentThread());
    }

    /// Remembers who wrote.
    private static final class Line implements Wire {

        private final List<Thread> writers = new CopyOnWriteArrayList<>();
        private @Nullable Runnable meanwhile;

        @Override
        public void send(String frame) throws IOException {
            Runnable once = meanwhile;
            meanwhile = null;
            if (once != null) {
                try {
                    Thread.ofVirtual().start(once).join();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }
            writers.add(Thread.currentThread());
        }

        @Override
        public void close(CloseStatus status) {}

        @Override
        public boolean hears() {
            return true;
        }
    }
}
