package io.nightdesk.llm;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// The server's end of one connection, with the words of one provider's format.
public final class Wire {

    private final Socket socket;
    private final OutputStream out;
    private final Dialect dialect;
    private boolean usage = true;
    private boolean opened;
    private boolean inText;

    Wire(Socket socket, Dialect dialect) throws IOException {
        this.socket = socket;
        this.out = socket.getOutputStream();
        this.dialect = dialect;
    }

    Dialect dialect() {
        return dialect;
    }

    /// From here on nothing is said about tokens.
    void hideUsage() {
        usage = false;
    }

    /// Status line and headers of a stream that ends with the connection.
    public void streamHeaders() throws IOException {
        send(
                "HTTP/1.1 200 OK\r\nContent-Type: %s\r\nConnection: close\r\n\r\n"
                        .formatted(dialect.contentType()));
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

    /// A refusal in the provider's shape.
    public void refuse(String status, String headers, String message) throws IOException {
        int number = Integer.parseInt(status.substring(0, 3));
        refuse(new Dialect.Refusal(status, headers, dialect.error(number, "fault", message)));
    }

    void refuse(Dialect.Refusal refusal) throws IOException {
        respond(refusal.status(), "application/json", refusal.headers(), refusal.body());
    }

    /// One piece of text.
    public void token(String text) throws IOException {
        open();
        if (!inText) {
            inText = true;
            send(dialect.textStart());
        }
        send(dialect.text(text));
    }

    void thinking(String text) throws IOException {
        open();
        endText();
        send(dialect.thinking(text));
    }

    void toolCall(String tool, String arguments) throws IOException {
        open();
        endText();
        send(dialect.toolCall(tool, arguments));
    }

    /// The mark of a whole answer, the count of tokens and the last line.
    public void finish() throws IOException {
        finish(Dialect.Finish.WHOLE);
        done();
    }

    /// The mark without what follows it.
    void finish(Dialect.Finish why) throws IOException {
        open();
        endText();
        send(dialect.finish(why, usage));
    }

    public void done() throws IOException {
        send(dialect.end());
    }

    /// One event.
    public void data(String json) throws IOException {
        send(dialect.data(json));
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

    private void endText() throws IOException {
        if (inText) {
            inText = false;
            send(dialect.textEnd());
        }
    }

    private void open() throws IOException {
        if (!opened) {
            opened = true;
            send(dialect.opening(usage));
        }
    }
}
