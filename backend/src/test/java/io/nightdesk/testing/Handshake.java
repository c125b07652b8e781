package io.nightdesk.testing;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// The request that opens a WebSocket (RFC 6455, section 1.3), for tests that look at the bytes.
public final class Handshake {

    private Handshake() {}

    /// Asks as a page of the server itself would.
    ///
    /// @param more a header that is not always there, or an empty text
    public static void ask(Socket socket, String more) throws IOException {
        String request =
                """
                GET /socket HTTP/1.1
                Host: localhost:%d
                Origin: http://localhost:%d
                Upgrade: websocket
                Connection: Upgrade
                Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
                Sec-WebSocket-Version: 13
                Sec-WebSocket-Protocol: chat.v1
                %s
                """
                        .formatted(
                                socket.getPort(),
                                socket.getPort(),
                                more.isEmpty() ? "" : more + "\n")
                        .replace("\n", "\r\n");
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    }
}
