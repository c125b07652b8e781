package io.nightdesk.llm;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A response body that can be read with a time limit: [java.net.http]'s own stream blocks for as
/// long as the other side says nothing. Asks for one piece at a time.
final class ByteSource implements Flow.Subscriber<List<ByteBuffer>>, AutoCloseable {

    /// What one read found.
    sealed interface Piece {

        record Bytes(List<ByteBuffer> buffers) implements Piece {}

        record End() implements Piece {}

        record Broken(Throwable cause) implements Piece {}
    }

    private final BlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();
    private Flow.@Nullable Subscription subscription;
    private boolean closed;

    /// The next bytes; null after that time without any, empty at the end of the body.
    ///
    /// @throws IOException when the connection broke or was closed
    @Nullable List<ByteBuffer> read(Duration patience) throws IOException, InterruptedException {
        Piece piece = pieces.poll(Math.max(0, patience.toNanos()), TimeUnit.NANOSECONDS);
        return switch (piece) {
            case null -> null;
            case Piece.Bytes(List<ByteBuffer> buffers) -> {
                ask();
                yield buffers;
            }
            case Piece.End() -> List.of();
            case Piece.Broken(Throwable cause) ->
                    throw new IOException("The connection broke: " + cause.getMessage(), cause);
        };
    }

    /// Closes the connection and wakes the reader; from any thread.
    @Override
    public void close() {
        Flow.Subscription current;
        synchronized (this) {
            closed = true;
            current = subscription;
        }
        if (current != null) {
            current.cancel();
        }
        pieces.add(new Piece.Broken(new IOException("closed")));
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        boolean tooLate;
        synchronized (this) {
            tooLate = closed;
            subscription = given;
        }
        if (tooLate) {
            given.cancel();
        } else {
            given.request(1);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        pieces.add(new Piece.Bytes(buffers));
    }

    @Override
    public void onError(Throwable cause) {
        pieces.add(new Piece.Broken(cause));
    }

    @Override
    public void onComplete() {
        pieces.add(new Piece.End());
    }

    private void ask() {
        Flow.Subscription current;
        synchronized (this) {
            current = subscription;
        }
        if (current != null) {
            current.request(1);
        }
    }
}
