package io.nightdesk.gateway;

import java.io.IOException;
import org.springframework.web.socket.CloseStatus;

/// What carries a connection's frames: a WebSocket, or the answer to a POST. The one that thinks
/// about what they mean is [Connection]; a wire only moves them.
interface Wire {

    /// Blocks until the frame has been taken. Called by one thread at a time.
    void send(String frame) throws IOException;

    /// Ends it with a code that the client can read. May come in the middle of a `send`.
    void close(CloseStatus status) throws IOException;

    /// Whether the client can be heard on it. Where it cannot, that a frame could be sent has to
    /// do as a sign of life.
    boolean hears();
}
