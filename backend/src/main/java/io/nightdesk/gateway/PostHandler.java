package io.nightdesk.gateway;

import io.nightdesk.node.Nodes;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// `chat.v1` without a WebSocket, for networks that let none through: a POST says frames, one a
/// line and `hello` first, and its answer streams what the server says. It stays open until one
/// side ends it; a client that only wants its frames answered says `bye` as the last.
@RestController
class PostHandler {

    /// Bytes of all frames of one POST.
    private static final int MAX_BODY = 4 * SocketConfiguration.MAX_FRAME;

    private final Reception reception;
    private final Nodes nodes;

    PostHandler(Reception reception, Nodes nodes) {
        this.reception = reception;
        this.nodes = nodes;
    }

    @PostMapping(
            path = "/api/v1/frames",
            consumes = MediaType.APPLICATION_NDJSON_VALUE,
            produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void say(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] said = request.getInputStream().readNBytes(MAX_BODY + 1);
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        // nginx would keep the events until it has a page of them.
        response.setHeader("X-Accel-Buffering", "no");
        // From here on the response belongs to the connection's own threads.
        response.flushBuffer();
        AsyncContext answer = request.startAsync(request, response);
        answer.setTimeout(0);
        Connection connection =
                reception.open(
                        new EventStream(answer), OwnOrigin.isOf(request), request.getRemoteAddr());
        answer.addListener(new Ending(connection));
        hear(connection, said);
        if (nodes.draining()) {
            // What was said has been dealt with; a stream has to begin elsewhere.
            connection.closeAfterSending(CloseCode.DRAIN);
        }
    }

    private void hear(Connection connection, byte[] said) {
        for (String line : new String(said, StandardCharsets.UTF_8).lines().toList()) {
            int length = line.getBytes(StandardCharsets.UTF_8).length;
            if (said.length > MAX_BODY || length > SocketConfiguration.MAX_FRAME) {
                connection.close(CloseCode.TOO_LARGE);
            } else {
                reception.hear(connection, line);
            }
        }
    }

    /// Whatever ends the answer: this side, the other one, or the network.
    private final class Ending implements AsyncListener {

        private final Connection connection;

        Ending(Connection connection) {
            this.connection = connection;
        }

        @Override
        public void onComplete(AsyncEvent event) {
            reception.gone(connection);
        }

        @Override
        public void onError(AsyncEvent event) {
            reception.gone(connection);
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            reception.gone(connection);
        }

        @Override
        public void onStartAsync(AsyncEvent event) {}
    }
}
