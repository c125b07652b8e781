package io.nightdesk.llm;

import dev.langchain4j.http.client.sse.ServerSentEvent;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Cuts a body into events: server-sent events (WHATWG HTML, section 9.2), or one per line for the
/// provider that sends bare JSON. Comments and empty events vanish here.
final class EventLines {

    private final boolean jsonLines;
    private final long maxBytes;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final StringBuilder data = new StringBuilder();
    private @Nullable String name;

    /// @param maxBytes largest event
    EventLines(boolean jsonLines, long maxBytes) {
        this.jsonLines = jsonLines;
        this.maxBytes = maxBytes;
    }

    /// Takes more of the body and returns the events that are whole now.
    ///
    /// @throws StreamException when an event grows beyond the limit
    List<ServerSentEvent> accept(ByteBuffer bytes) {
        List<ServerSentEvent> whole = new ArrayList<>();
        while (bytes.hasRemaining()) {
            byte next = bytes.get();
            if (next == '\n') {
                endLine(whole);
            } else {
                line.write(next);
                if (line.size() + data.length() > maxBytes) {
                    throw new StreamException(
                            Failure.MALFORMED, "an event larger than " + maxBytes + " bytes");
                }
            }
        }
        return whole;
    }

    /// What the body ended with, in case the last line end is missing.
    List<ServerSentEvent> finish() {
        List<ServerSentEvent> whole = new ArrayList<>();
        endLine(whole);
        endEvent(whole);
        return whole;
    }

    private void endLine(List<ServerSentEvent> whole) {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        if (text.endsWith("\r")) {
            text = text.substring(0, text.length() - 1);
        }
        if (jsonLines) {
            data.append(text);
            endEvent(whole);
        } else if (text.isEmpty()) {
            endEvent(whole);
        } else if (text.startsWith("data:")) {
            data.append(data.isEmpty() ? "" : "\n").append(value(text));
        } else if (text.startsWith("event:")) {
            name = value(text);
        }
    }

    private void endEvent(List<ServerSentEvent> whole) {
        if (!data.toString().isBlank()) {
            whole.add(new ServerSentEvent(name, data.toString()));
        }
        data.setLength(0);
        name = null;
    }

    private static String value(String line) {
        String value = line.substring(line.indexOf(':') + 1);
        return value.startsWith(" ") ? value.substring(1) : value;
    }
}
