package io.nightdesk.gateway;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.CloseStatus;

/// What a client has asked for and could not have yet, since the database was away or it asked for
/// too much at once. Clients ask for these things once, so this side asks again in their place. Of
/// what concerns the same, the latest is kept. Safe from any thread.
final class Postponed {

    /// Far more than a client asks for that begins anew.
    static final int MOST = 256;

    private final SequencedMap<Object, ClientFrame> frames = new LinkedHashMap<>();
    private final Consumer<CloseStatus> ending;
    private long dueAt;

    /// @param ending of the connection, since a client that asks for more has to know that it
    ///     will not have it
    Postponed(Consumer<CloseStatus> ending) {
        this.ending = ending;
    }

    /// A frame is dealt with. Before anything else is done with it.
    synchronized void heard(ClientFrame frame) {
        Object subject = subject(frame);
        if (subject != null) {
            frames.remove(subject);
        }
    }

    /// Keeps a frame for later, and all that is kept until then.
    ///
    /// @return false for what the client repeats by itself, and for what is best effort
    synchronized boolean keep(ClientFrame frame, int afterMs) {
        Object subject = subject(frame);
        if (subject == null) {
            return false;
        }
        frames.put(subject, frame);
        dueAt = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(afterMs);
        if (frames.size() > MOST) {
            ending.accept(CloseCode.OVERLOAD.status(afterMs));
        }
        return true;
    }

    /// Whether it is time to deal with what is kept.
    synchronized boolean isDue(long now) {
        return !frames.isEmpty() && now - dueAt >= 0;
    }

    /// Takes out what has waited longest, if it is time.
    synchronized @Nullable ClientFrame take(long now) {
        Map.Entry<Object, ClientFrame> first = isDue(now) ? frames.pollFirstEntry() : null;
        return first == null ? null : first.getValue();
    }

    /// What it is about; null for what is not kept.
    private static @Nullable Object subject(ClientFrame frame) {
        return switch (frame) {
            case ClientFrame.Sync sync -> sync.conversation();
            case ClientFrame.Cancel cancel -> cancel.turn();
            case ClientFrame.Watch watch -> watch;
            case ClientFrame _ -> null;
        };
    }
}
