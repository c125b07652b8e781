package io.nightdesk.gateway;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.web.socket.CloseStatus;

/// The answer to a POST as server-sent events (HTML Standard, section 9.2): one message for each
/// frame, and at the end an event `close` with code and reason, as a WebSocket would have had.
final class EventStream implements Wire {

    /// How long a close waits for the frame under way.
    private static final long PATIENCE_MS = 500;

    private final AsyncContext answer;
    private final ReentrantLock writing = new ReentrantLock();
    private final AtomicBoolean ended = new AtomicBoolean();

    EventStream(AsyncContext answer) {
        this.answer = answer;
    }

    @Override
    public void send(String frame) throws IOException {
        writing.lock();
        try {
            write("data: " + frame + "\n\n");
        } catch (IOException e) {
            end();
            throw e;
        } finally {
            writing.unlock();
        }
    }

    @Override
    public void close(CloseStatus status) throws IOException {
        boolean free = false;
        try {
            free = writing.tryLock(PATIENCE_MS, TimeUnit.MILLISECONDS);
            if (free) {
                write(
                        "event: close\ndata: {\"code\":%d,\"reason\":\"%s\"}\n\n"
                                .formatted(status.getCode(), status.getReason()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (free) {
                writing.unlock();
            }
            end();
        }
    }

    @Override
    public boolean hears() {
        return false;
    }

    private void write(String event) throws IOException {
        ServletResponse response = answer.getResponse();
        response.getOutputStream().write(event.getBytes(StandardCharsets.UTF_8));
        response.flushBuffer();
    }

    private void end() {
        if (ended.compareAndSet(false, true)) {
            answer.complete();
        }
    }
}
