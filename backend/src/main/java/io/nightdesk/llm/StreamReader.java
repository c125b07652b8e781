package io.nightdesk.llm;

import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads a stream to its end and hands the events on, within the time limits and with an eye on
/// what adapters overlook.
final class StreamReader {

    private static final JsonMapper JSON = JsonMapper.shared();

    /// A whole answer has a few hundred kilobytes as events; the adapter keeps all of them.
    private static final int MAX_BODY = 16 * 1024 * 1024;

    private final WireFormat format;
    private final Exchange exchange;
    private final StreamProgress progress;
    private final ServerSentEventListener listener;
    private final EventLines lines;
    private long total;

    StreamReader(
            WireFormat format,
            LlmProperties.Limits limits,
            Exchange exchange,
            StreamProgress progress,
            ServerSentEventListener listener) {
        this.format = format;
        this.exchange = exchange;
        this.progress = progress;
        this.listener = listener;
        this.lines = new EventLines(format.isJsonLines(), limits.event().toBytes());
    }

    /// Returns once the answer is whole.
    ///
    /// @throws StreamException whatever else happens
    void read(ByteSource body) throws InterruptedException {
        try {
            boolean last = false;
            while (!last) {
                last = take(body.read(progress.untilNextEvent()));
            }
        } catch (IOException broken) {
            if (exchange.isStopped()) {
                throw new StreamException(Failure.CANCELLED, "stopped");
            }
            // Once the answer is whole, a broken connection is as good an end as any.
            if (!progress.isFinished()) {
                throw new StreamException(Failure.CUT_OFF, ErrorResponses.reason(broken), broken);
            }
        }
        progress.requireFinished();
    }

    /// @param bytes null when none came in time, empty at the end of the body
    /// @return whether nothing more is worth waiting for
    private boolean take(@Nullable List<ByteBuffer> bytes) {
        if (bytes != null && bytes.isEmpty()) {
            hearRest();
            return true;
        }
        if (bytes != null && hear(bytes)) {
            return true;
        }
        if (!progress.isDue()) {
            return false;
        }
        if (!progress.isFinished()) {
            throw progress.overdue();
        }
        return true;
    }

    private boolean hear(List<ByteBuffer> bytes) {
        for (ByteBuffer buffer : bytes) {
            total += buffer.remaining();
            if (total > MAX_BODY) {
                throw new StreamException(Failure.MALFORMED, "an endless answer");
            }
            if (hearAll(lines.accept(buffer))) {
                return true;
            }
        }
        return false;
    }

    /// The last line may lack its end; half an event is a cut, not garbage.
    private void hearRest() {
        try {
            boolean _ = hearAll(lines.finish());
        } catch (StreamException rest) {
            throw rest.failure() == Failure.MALFORMED
                    ? new StreamException(Failure.CUT_OFF, "the stream ended in mid-event", rest)
                    : rest;
        }
    }

    /// @return whether nothing can follow
    private boolean hearAll(List<ServerSentEvent> events) {
        for (ServerSentEvent event : events) {
            if (exchange.isStopped()) {
                throw new StreamException(Failure.CANCELLED, "stopped");
            }
            if (event.data().equals("[DONE]") || hear(event)) {
                return true;
            }
        }
        return false;
    }

    private boolean hear(ServerSentEvent event) {
        JsonNode data = read(event);
        TokenCounts counts = format.counts(data);
        if (!counts.equals(TokenCounts.NONE)) {
            exchange.signal(new Signal.Counted(counts));
        }
        check(event, data);
        WireFormat.Sense sense = format.sense(data);
        if (sense.thinking() && !progress.isThinking()) {
            exchange.signal(new Signal.Thinking());
        }
        progress.hear(sense);
        try {
            listener.onEvent(event);
        } catch (RuntimeException unreadable) {
            throw new StreamException(
                    Failure.MALFORMED, "an event the adapter cannot read", unreadable);
        }
        return sense.last();
    }

    private static JsonNode read(ServerSentEvent event) {
        try {
            return JSON.readTree(event.data());
        } catch (JacksonException garbage) {
            throw new StreamException(Failure.MALFORMED, "an event that is not JSON", garbage);
        }
    }

    private void check(ServerSentEvent event, JsonNode data) {
        String error = WireFormat.error(data);
        if (error != null || "error".equals(event.event())) {
            throw new StreamException(
                    Failure.ERROR_IN_STREAM,
                    "error in the stream: "
                            + ErrorResponses.clean(error == null ? event.data() : error));
        }
        if (format.refused(data)) {
            throw new StreamException(Failure.CONTENT_FILTER, "refused by the content filter");
        }
        if (format.callsTool(data)) {
            throw new StreamException(Failure.TOOL_CALL, "called a tool, of which it has none");
        }
    }
}
