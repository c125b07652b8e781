package io.nightdesk.gateway;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.ExecutionException;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;

/// The server's end of a WebSocket. Jetty calls it for one frame at a time, in order, on a virtual
/// thread; it looks for the methods by reflection, which is why they are public.
public final class Socket implements Wire, Session.Listener.AutoDemanding {

    private static final Logger LOG = LoggerFactory.getLogger(Socket.class);

    private final Reception reception;
    private final boolean ownOrigin;
    private final boolean agreed;
    private @Nullable Session session;
    private @Nullable Connection connection;

    /// @param agreed whether both sides speak the same subprotocol
    Socket(Reception reception, boolean ownOrigin, boolean agreed) {
        this.reception = reception;
        this.ownOrigin = ownOrigin;
        this.agreed = agreed;
    }

    @Override
    public void onWebSocketOpen(Session opened) {
        session = opened;
        Connection taken = reception.open(this, ownOrigin);
        connection = taken;
        if (!agreed) {
            taken.close(CloseCode.PROTOCOL);
        }
    }

    @Override
    public void onWebSocketText(String frame) {
        if (connection != null) {
            reception.hear(connection, frame);
        }
    }

    @Override
    public void onWebSocketBinary(ByteBuffer frame, Callback callback) {
        callback.succeed();
        if (connection != null) {
            connection.close(CloseStatus.NOT_ACCEPTABLE.withReason("text frames only"));
        }
    }

    /// Somebody's network broke, or spoke no WebSocket. The close follows.
    @Override
    public void onWebSocketError(Throwable cause) {
        LOG.debug("a socket broke: {}", cause.toString());
    }

    @Override
    public void onWebSocketClose(int code, @Nullable String reason, Callback callback) {
        callback.succeed();
        if (connection != null) {
            reception.gone(connection);
        }
    }

    @Override
    public void send(String frame) throws IOException {
        var sent = new Callback.Completable();
        open().sendText(frame, sent);
        await(sent);
    }

    @Override
    public void close(CloseStatus status) throws IOException {
        var closed = new Callback.Completable();
        open().close(status.getCode(), status.getReason(), closed);
        await(closed);
    }

    @Override
    public boolean hears() {
        return true;
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
