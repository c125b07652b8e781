package io.nightdesk.llm;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// The server's end of one connection, with the words of OpenAI's streaming format.
public final class Wire {

    private final Socket socket;
    private final OutputStream out;

    Wire(Socket socket) throws IOException {
        this.socket = socket;
        this.out = socket.getOutputStream();
    }

    /// Status line and headers of a stream that ends with the connection.
    public void streamHeaders() throws IOException {
        send("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n");
    }

    /// A whole response that is not a stream.
    ///
    /// @param headers further lines, each with its line end
    public void respond(String status, String contentType, String headers, String body)
            throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        send(
                "HTTP/1.1 %s\r\nContent-Type: %s\r\n%sConnection: close\r\nContent-Length: %d\r\n\r\n"
                        .formatted(status, contentType, headers, bytes.length));
        out.write(bytes);
        out.flush();
    }

    /// An error in OpenAI's shape.
    public void refuse(String status, String headers, String message) throws IOException {
        respond(
                status,
                "application/json",
                headers,
                "{\"error\":{\"message\":\"" + message + "\",\"type\":\"fault\"}}");
    }

    /// One piece of text.
    public void token(String text) throws IOException {
        data(chunk("{\"content\":" + quoted(text) + "}", "null"));
    }

    /// The mark of a whole answer, the count of tokens and the last line.
    public void finish() throws IOException {
        data(chunk("{}", "\"stop\""));
        data(
                "{\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"choices\":[],\"usage\":"
                        + "{\"prompt_tokens\":120,\"completion_tokens\":34,\"total_tokens\":154}}");
        done();
    }

    public void done() throws IOException {
        data("[DONE]");
    }

    /// One event.
    public void data(String json) throws IOException {
        send("data: " + json + "\n\n");
    }

    /// Bytes as they stand.
    public void send(String raw) throws IOException {
        out.write(raw.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /// Says nothing for a while, or until the client closes the connection.
    ///
    /// @throws IOException when the client closed it
    public void pause(Duration time) throws IOException {
        InputStream in = socket.getInputStream();
        socket.setSoTimeout(Math.max(1, (int) time.toMillis()));
        try {
            if (in.read() < 0) {
                throw new IOException("the client closed");
            }
        } catch (SocketTimeoutException over) {
            // As long as it was to last.
        }
    }

    /// Says nothing for longer than any limit under test.
    public void stall() throws IOException {
        pause(Duration.ofSeconds(90));
    }

    /// Drops the connection with a TCP reset, which loses what is on its way.
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    private static String chunk(String delta, String finish) {
        return """
        {"id":"c1","object":"chat.completion.chunk","model":"fault","choices":\
        [{"index":0,"delta":%s,"finish_reason":%s}]}\
        """
                .formatted(delta, finish);
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }
}
