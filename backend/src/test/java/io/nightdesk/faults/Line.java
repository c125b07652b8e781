package io.nightdesk.faults;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One WebSocket of a client, from the attempt to open it until its end, which is told once.
final class Line implements WebSocket.Listener {

    /// The code of an end without one.
    static final int ABNORMAL = 1006;

    /// Who is told, on any thread, one call at a time.
    interface Listener {

        void opened(Line line);

        void heard(Line line, JsonNode frame);

        void ended(Line line, int code);
    }

    private final Listener listener;
    private final StringBuilder partial = new StringBuilder();
    private final AtomicBoolean ended = new AtomicBoolean();
    private CompletableFuture<?> sent = CompletableFuture.completedFuture(null);
    private volatile @Nullable WebSocket socket;
    private volatile boolean reading = true;

    private Line(Listener listener) {
        this.listener = listener;
    }

    /// Begins to open one to a server or a balancer on this machine.
    static Line open(HttpClient http, int port, Listener listener) {
        Line line = new Line(listener);
        var _ =
                http.newWebSocketBuilder()
                        .connectTimeout(Duration.ofSeconds(10))
                        .header("Origin", "http://localhost:" + port)
                        .subprotocols("chat.v1")
                        .buildAsync(URI.create("ws://localhost:" + port + "/socket"), line)
                        .whenComplete(
                                (_, refused) -> {
                                    if (refused != null) {

                                        line.end(ABNORMAL);
                                    }
                                });
        return line;
    }

    /// Sends frames in the order in which they come here. Does not wait.
    synchronized void send(Object frame) {
        WebSocket open = socket;
        if (open == null || ended.get()) {
            return;
        }
        String text = ClientTools.JSON.writeValueAsString(frame);
        sent =
                sent.thenCompose(_ -> open.sendText(text, true))
                        .handle(
                                (_, broken) -> {
                                    if (broken != null) {
                                        end(ABNORMAL);
                                    }
                                    return null;
                                });
    }

    /// Closes as a client does that has another connection. Its end is not told.
    void leave() {
        WebSocket open = socket;
        if (ended.compareAndSet(false, true) && open != null) {
            var _ =
                    open.sendClose(WebSocket.NORMAL_CLOSURE, "")
                            .whenComplete((_, _) -> abortLater(open));
        }
    }

    /// For the server's answer; then the connection goes, answered or not.
    private static void abortLater(WebSocket open) {
        CompletableFuture.delayedExecutor(2, java.util.concurrent.TimeUnit.SECONDS)
                .execute(open::abort);
    }

    /// Drops the connection without a word. Its end is not told.
    void drop() {
        WebSocket open = socket;
        ended.set(true);
        if (open != null) {
            open.abort();
        }
    }

    /// Stops taking what the server sends out of the network's buffers, or goes on.
    void read(boolean wanted) {
        WebSocket open = socket;
        boolean again = wanted && !reading;
        reading = wanted;
        if (again && open != null) {
            open.request(1);
        }
    }

    @Override
    public void onOpen(WebSocket opened) {
        socket = opened;
        if (ended.get()) {
            opened.abort();
            return;
        }
        listener.opened(this);
        opened.request(1);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            JsonNode frame = ClientTools.JSON.readTree(partial.toString());
            partial.setLength(0);
            if (!ended.get()) {
                listener.heard(this, frame);
            }
        }
        if (reading) {
            from.request(1);
        }
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        end(code);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {

        end(ABNORMAL);
    }

    private void end(int code) {
        if (ended.compareAndSet(false, true)) {
            listener.ended(this, code);
        }
    }
}
