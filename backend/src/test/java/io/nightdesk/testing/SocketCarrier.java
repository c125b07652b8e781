package io.nightdesk.testing;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// A WebSocket.
final class SocketCarrier implements Carrier, WebSocket.Listener {

    private final Listener listener;
    private final StringBuilder partial = new StringBuilder();
    private final WebSocket socket;

    SocketCarrier(int port, @Nullable String origin, @Nullable String protocol, Listener listener) {
        this(port, origin, protocol, null, listener);
    }

    /// @param address from which a proxy says it comes
    SocketCarrier(
            int port,
            @Nullable String origin,
            @Nullable String protocol,
            @Nullable String address,
            Listener listener) {
        this.listener = listener;
        WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
        if (address != null) {
            builder.header("X-Forwarded-For", address);
        }
        if (origin != null) {
            builder.header("Origin", origin);
        }
        if (protocol != null) {
            builder.subprotocols(protocol);
        }
        socket = builder.buildAsync(URI.create("ws://localhost:" + port + "/socket"), this).join();
    }

    @Override
    public void text(String frame) {
        socket.sendText(frame, true).join();
    }

    @Override
    public void binary(byte[] bytes) {
        socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
    }

    @Override
    public void leave() {
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    }

    @Override
    public void cut() {
        socket.abort();
    }

    @Override
    public void onOpen(WebSocket opened) {
        opened.request(Long.MAX_VALUE);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            listener.frame(partial.toString());
            partial.setLength(0);
        }
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        listener.closed(code);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        listener.closed(1006);
    }
}
