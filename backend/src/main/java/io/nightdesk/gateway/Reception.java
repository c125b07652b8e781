package io.nightdesk.gateway;

import io.nightdesk.kernel.Ids;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Where every connection comes in, whatever carries it: decodes, asks the limits, and hands each
/// frame to whoever deals with its kind.
@Component
class Reception {

    private static final Logger LOG = LoggerFactory.getLogger(Reception.class);
    private static final int MAX_BAD_FRAMES = 10;

    private final Connections connections;
    private final FrameCodec codec;
    private final Frames frames;
    private final FrameLimits limits;
    private final Crowding crowding;
    private final Ids ids;

    Reception(
            Connections connections,
            FrameCodec codec,
            Frames frames,
            FrameLimits limits,
            Crowding crowding,
            Ids ids) {
        this.connections = connections;
        this.codec = codec;
        this.frames = frames;
        this.limits = limits;
        this.crowding = crowding;
        this.ids = ids;
    }

    /// Takes a connection in. One that may not be here is closed at once.
    ///
    /// @param ownOrigin whether a page of this server opened it
    /// @param address from which it comes
    Connection open(Wire wire, boolean ownOrigin, String address) {
        var connection = new Connection(ids.next(), wire, codec, System.nanoTime());
        if (!ownOrigin) {
            connection.close(CloseCode.ORIGIN);
        } else if (crowding.admits(connection, address)) {
            connections.add(connection);
        } else {
            connection.close(CloseCode.CROWDED);
        }
        return connection;
    }

    /// Takes in what the client said. Of one connection one thing after the other is dealt with:
    /// this order is the order in which a client's messages are committed. Signs of life come
    /// before all that waits.
    void takeIn(Connection connection, String text) {
        if (!connection.isClosed()) {
            FrameCodec.Decoded said = heard(connection, text);
            if (isSignOfLife(said)) {
                deal(connection, said);
            } else {
                connection
                        .inbound()
                        .put(() -> connection.hear(() -> deal(connection, said)), text.length());
            }
        }
    }

    /// Deals with what the client said before it returns. Never beside [#takeIn].
    void hear(Connection connection, String text) {
        if (!connection.isClosed()) {
            FrameCodec.Decoded said = heard(connection, text);
            connection.hear(() -> deal(connection, said));
        }
    }

    private FrameCodec.Decoded heard(Connection connection, String text) {
        connection.pulse().heard(System.nanoTime());
        FrameCodec.Decoded said = codec.decode(text);
        if (said instanceof FrameCodec.Decoded.Good(ClientFrame.Hello _)) {
            connection.greeted();
        }
        return said;
    }

    private static boolean isSignOfLife(FrameCodec.Decoded said) {
        return said instanceof FrameCodec.Decoded.Good(var frame)
                && (frame instanceof ClientFrame.Ping || frame instanceof ClientFrame.Pong);
    }

    private void deal(Connection connection, FrameCodec.Decoded said) {
        if (connection.hasEnded()) {
            return;
        }
        // The `session` of the client's welcome.
        try (var _ = MDC.putCloseable("session", connection.id().toString())) {
            switch (said) {
                case FrameCodec.Decoded.Bad(var why) -> refuse(connection, why);
                case FrameCodec.Decoded.Good(var frame) -> {
                    connection.postponed().heard(frame);
                    if (frame instanceof ClientFrame.Send send) {
                        connection.refusals().heard(send);
                    }
                    if (limits.allow(connection, frame)) {
                        frames.handle(connection, frame);
                    }
                }
            }
        } catch (RuntimeException | Error e) {
            LOG.atError().setCause(e).log("a frame could not be dealt with");
            connection.close(CloseCode.FAILED);
        }
    }

    @Scheduled(fixedDelay = 250)
    void tick() {
        long now = System.nanoTime();
        connections.all().stream()
                .filter(it -> it.postponed().isDue(now))
                .forEach(this::dealWithPostponed);
    }

    /// One after the other, until one has to be put off again; what the client says meanwhile comes
    /// first.
    private void dealWithPostponed(Connection connection) {
        connection
                .inbound()
                .putIfNothingWaits(
                        () -> {
                            ClientFrame due = connection.postponed().take(System.nanoTime());
                            if (due != null) {
                                connection.hear(
                                        () -> deal(connection, new FrameCodec.Decoded.Good(due)));
                                dealWithPostponed(connection);
                            }
                        });
    }

    /// The wire is no more.
    void gone(Connection connection) {
        connection.gone();
        connections.remove(connection);
        crowding.leave(connection);
    }

    private static void refuse(Connection connection, String why) {
        connection.send(Nacks.of(Code.BAD_FRAME, why));
        if (connection.countBadFrame() >= MAX_BAD_FRAMES) {
            connection.closeAfterSending(CloseCode.BAD_FRAME);
        }
    }
}
