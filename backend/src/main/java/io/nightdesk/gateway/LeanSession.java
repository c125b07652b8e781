package io.nightdesk.gateway;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketExtension;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;

/// Spring's session and Jetty's listener in one object, which remembers nothing of the handshake.
/// Jetty calls it for one frame at a time, in order, on a virtual thread; it looks for the methods
/// by reflection, which is why the class is public.
public final class LeanSession implements WebSocketSession, Session.Listener.AutoDemanding {

    private final WebSocketHandler handler;
    private final Map<String, Object> attributes;
    private final @Nullable String protocol;
    private @Nullable Session session;

    /// @param protocol the subprotocol that both sides speak; null without one
    LeanSession(
            WebSocketHandler handler, Map<String, Object> attributes, @Nullable String protocol) {
        this.handler = handler;
        this.attributes = attributes;
        this.protocol = protocol;
    }

    // What Jetty tells

    @Override
    public void onWebSocketOpen(Session opened) {
        session = opened;
        tell(() -> handler.afterConnectionEstablished(this));
    }

    @Override
    public void onWebSocketText(String text) {
        tell(() -> handler.handleMessage(this, new TextMessage(text)));
    }

    @Override
    public void onWebSocketBinary(ByteBuffer bytes, Callback callback) {
        tell(() -> handler.handleMessage(this, new BinaryMessage(bytes)));
        callback.succeed();
    }

    @Override
    public void onWebSocketError(Throwable cause) {
        tell(() -> handler.handleTransportError(this, cause));
    }

    @Override
    public void onWebSocketClose(int code, @Nullable String reason, Callback callback) {
        tell(() -> handler.afterConnectionClosed(this, new CloseStatus(code, reason)));
        callback.succeed();
    }

    private interface Telling {
        void run() throws Exception;
    }

    /// Spring has wrapped the handler in one that deals with what it throws.
    private static void tell(Telling telling) {
        try {
            telling.run();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    // What the handler asks for

    /// Blocks until the message has been taken.
    @Override
    public void sendMessage(WebSocketMessage<?> message) throws IOException {
        if (!(message instanceof TextMessage text)) {
            throw new IllegalArgumentException("only text is sent, no " + message);
        }
        var sent = new Callback.Completable();
        open().sendText(text.getPayload(), sent);
        await(sent);
    }

    @Override
    public void close(CloseStatus status) throws IOException {
        var closed = new Callback.Completable();
        open().close(status.getCode(), status.getReason(), closed);
        await(closed);
    }

    @Override
    public void close() throws IOException {
        close(CloseStatus.NORMAL);
    }

    @Override
    public boolean isOpen() {
        return session != null && session.isOpen();
    }

    @Override
    public String getId() {
        return Integer.toHexString(System.identityHashCode(this));
    }

    @Override
    public Map<String, Object> getAttributes() {
        return attributes;
    }

    @Override
    public @Nullable String getAcceptedProtocol() {
        return protocol;
    }

    @Override
    public List<WebSocketExtension> getExtensions() {
        return List.of();
    }

    @Override
    public @Nullable InetSocketAddress getLocalAddress() {
        return (InetSocketAddress) open().getLocalSocketAddress();
    }

    @Override
    public @Nullable InetSocketAddress getRemoteAddress() {
        return (InetSocketAddress) open().getRemoteSocketAddress();
    }

    @Override
    public void setTextMessageSizeLimit(int bytes) {
        open().setMaxTextMessageSize(bytes);
    }

    @Override
    public int getTextMessageSizeLimit() {
        return (int) open().getMaxTextMessageSize();
    }

    @Override
    public void setBinaryMessageSizeLimit(int bytes) {
        open().setMaxBinaryMessageSize(bytes);
    }

    @Override
    public int getBinaryMessageSizeLimit() {
        return (int) open().getMaxBinaryMessageSize();
    }

    // What is not remembered

    @Override
    public @Nullable URI getUri() {
        return null;
    }

    @Override
    public HttpHeaders getHandshakeHeaders() {
        return HttpHeaders.EMPTY;
    }

    @Override
    public @Nullable Principal getPrincipal() {
        return null;
    }

    private Session open() {
        if (session == null) {
            throw new IllegalStateException("the socket is not open yet");
        }
        return session;
    }

    private static void await(Callback.Completable done) throws IOException {
        try {
            done.get();
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
