package io.nightdesk.gateway;

import io.nightdesk.kernel.Ids;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.SubProtocolCapable;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.AbstractWebSocketHandler;

/// The server's end of every socket: decodes, asks the limits, and hands each frame to whoever
/// deals with its kind. Jetty calls it for one frame of a socket at a time, in order, on a virtual
/// thread; that order is the order in which a client's messages are committed.
@Component
class SocketHandler extends AbstractWebSocketHandler implements SubProtocolCapable {

    private static final String PROTOCOL = "chat.v1";
    private static final String CONNECTION = Connection.class.getName();
    private static final int MAX_BAD_FRAMES = 10;

    private final Connections connections;
    private final FrameCodec codec;
    private final Frames frames;
    private final FrameLimits limits;
    private final Ids ids;

    SocketHandler(
            Connections connections, FrameCodec codec, Frames frames, FrameLimits limits, Ids ids) {
        this.connections = connections;
        this.codec = codec;
        this.frames = frames;
        this.limits = limits;
        this.ids = ids;
    }

    @Override
    public List<String> getSubProtocols() {
        return List.of(PROTOCOL);
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) {
        var connection = new Connection(ids.next(), session, codec, System.nanoTime());
        session.getAttributes().put(CONNECTION, connection);
        if (!OwnOrigin.accepted(session)) {
            connection.close(CloseCode.ORIGIN);
        } else if (!PROTOCOL.equals(session.getAcceptedProtocol())) {
            // Spring shakes hands without a subprotocol where none fits.
            connection.close(CloseCode.PROTOCOL);
        } else {
            connections.add(connection);
        }
    }

    @Override
    protected void handleTextMessage(WebSocketSession session, TextMessage message) {
        Connection connection = connectionOf(session);
        if (connection == null || connection.isClosed()) {
            return;
        }
        connection.heard(System.nanoTime());
        switch (codec.decode(message.getPayload())) {
            case FrameCodec.Decoded.Bad(var why) -> refuse(connection, why);
            case FrameCodec.Decoded.Good(var frame) -> {
                if (limits.allow(connection, frame)) {
                    frames.handle(connection, frame);
                }
            }
        }
    }

    private static void refuse(Connection connection, String why) {
        connection.send(Nacks.of(Code.BAD_FRAME, why));
        if (connection.countBadFrame() >= MAX_BAD_FRAMES) {
            connection.closeAfterSending(CloseCode.BAD_FRAME);
        }
    }

    @Override
    protected void handleBinaryMessage(WebSocketSession session, BinaryMessage message) {
        Connection connection = connectionOf(session);
        if (connection != null) {
            connection.close(CloseStatus.NOT_ACCEPTABLE.withReason("text frames only"));
        }
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        Connection connection = connectionOf(session);
        if (connection != null) {
            connection.gone();
            connections.remove(connection);
            limits.forget(connection);
        }
    }

    private static @Nullable Connection connectionOf(WebSocketSession session) {
        return (Connection) session.getAttributes().get(CONNECTION);
    }
}
