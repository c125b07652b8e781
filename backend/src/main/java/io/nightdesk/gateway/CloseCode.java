package io.nightdesk.gateway;

import org.springframework.web.socket.CloseStatus;

/// Why the server ends a connection. The range is the verdict, so that old clients understand new
/// codes: 4000 to 4499 reconnect, 4500 to 4999 stop.
enum CloseCode {
    /// The client said bye.
    BYE(1000, "bye"),
    /// A frame was too large.
    TOO_LARGE(1009, "frame too large"),
    /// The server failed in a way that it does not know.
    FAILED(1011, "internal error"),
    /// This node drains; another one takes over.
    DRAIN(4000, "drain"),
    /// This node stops now.
    SHUTDOWN(4001, "shutdown"),
    /// The client did not read fast enough.
    SLOW(4002, "slow reader"),
    /// Nothing was heard for a heartbeat and ten seconds.
    SILENT(4003, "no pong"),
    /// What the client has been sent is no longer what the log says; it resumes from where it is
    /// and is told to start again.
    INSUFFICIENT_STATE(4004, "insufficient state"),
    /// The token or ticket is no longer good: get a new one, then reconnect.
    EXPIRED(4005, "token expired"),
    /// The server is full, or its database is away; the reason is a number of milliseconds to stay
    /// away for.
    OVERLOAD(4006, "1000"),
    /// This visitor, or their network address, has as many connections as one may have: close some,
    /// then reconnect.
    CROWDED(4007, "too many connections"),
    /// Ten frames that were no frames.
    BAD_FRAME(4500, "bad frames"),
    /// No hello within ten seconds, or something else before it.
    NO_HELLO(4501, "say hello first"),
    /// The page that opened the socket is not from this server.
    ORIGIN(4502, "origin not allowed"),
    /// The subprotocol is not chat.v1.
    PROTOCOL(4504, "speak chat.v1");

    private final int code;
    private final String reason;

    CloseCode(int code, String reason) {
        this.code = code;
        this.reason = reason;
    }

    CloseStatus status() {
        return new CloseStatus(code, reason);
    }

    /// With a number in place of the usual reason.
    CloseStatus status(int millis) {
        return new CloseStatus(code, Integer.toString(millis));
    }
}
