package io.nightdesk.gateway;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.SubProtocolCapable;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.AbstractWebSocketHandler;

/// The server's end of every WebSocket. Jetty calls it for one frame of a socket at a time, in
/// order, on a virtual thread.
@Component
class SocketHandler extends AbstractWebSocketHandler implements SubProtocolCapable {

    private static final String PROTOCOL = "chat.v1";
    private static final String CONNECTION = Connection.class.getName();

    private final Reception reception;

    SocketHandler(Reception reception) {
        this.reception = reception;
    }

    private record SocketWire(WebSocketSession session) implements Wire {

        @Override
        public void send(String frame) throws IOException {
            session.sendMessage(new TextMessage(frame));
        }

        @Override
        public void close(CloseStatus status) throws IOException {
            session.close(status);
        }

        @Override
        public boolean hears() {
            return true;
        }
    }

    @Override
    public List<String> getSubProtocols() {
        return List.of(PROTOCOL);
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) {
        Connection connection =
                reception.open(
                        new SocketWire(session),
                        Handshake.isOwnOrigin(session),
                        Handshake.address(session));
        session.getAttributes().put(CONNECTION, connection);
        if (!PROTOCOL.equals(session.getAcceptedProtocol())) {
            // Spring shakes hands without a subprotocol where none fits.
            connection.close(CloseCode.PROTOCOL);
        }
    }

    @Override
    protected void handleTextMessage(WebSocketSession session, TextMessage message) {
        Connection connection = connectionOf(session);
        if (connection != null) {
            reception.takeIn(connection, message.getPayload());
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
            reception.gone(connection);
        }
    }

    private static @Nullable Connection connectionOf(WebSocketSession session) {
        return (Connection) session.getAttributes().get(CONNECTION);
    }
}
