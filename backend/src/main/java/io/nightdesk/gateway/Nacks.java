package io.nightdesk.gateway;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The refusals, each with its verdict whether to try again.
final class Nacks {

    private Nacks() {}

    /// Of a frame that was no send.
    static ServerFrame.Nack of(Code code, String message) {
        return new ServerFrame.Nack(null, null, code, false, null, null, message);
    }

    /// Of something about one conversation.
    static ServerFrame.Nack of(UUID conversation, Code code, String message) {
        return new ServerFrame.Nack(conversation, null, code, false, null, null, message);
    }

    /// Of a hello that may be said again after so many milliseconds.
    static ServerFrame.Nack later(Code code, int afterMs, String message) {
        return new ServerFrame.Nack(null, null, code, true, afterMs, null, message);
    }

    /// Of a send, for good.
    static ServerFrame.Nack of(ClientFrame.Send send, Code code, String message) {
        return nack(send, code, false, null, null, message);
    }

    /// Of a send that came out of turn.
    static ServerFrame.Nack order(ClientFrame.Send send, long expected) {
        return nack(
                send,
                Code.ORDER,
                true,
                0,
                expected,
                "number is %d, expected %d".formatted(send.number(), expected));
    }

    /// Of a send that may work after so many milliseconds. Where many are refused at once, no two
    /// should be told the same.
    static ServerFrame.Nack later(ClientFrame.Send send, Code code, int afterMs, String message) {
        return nack(send, code, true, afterMs, null, message);
    }

    private static ServerFrame.Nack nack(
            ClientFrame.Send send,
            Code code,
            boolean retry,
            @Nullable Integer afterMs,
            @Nullable Long expected,
            String message) {
        return new ServerFrame.Nack(
                send.conversation(),
                send.clientMessageId(),
                code,
                retry,
                afterMs,
                expected,
                message);
    }
}
