package io.nightdesk.llm;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/// A port at which as many wait as it has places for: whoever comes now hears nothing at all.
final class FullListener implements AutoCloseable {

    private final ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final List<Socket> waiting = new ArrayList<>();

    private FullListener() throws IOException {}

    static FullListener start() throws IOException {
        FullListener full = new FullListener();
        while (full.takesAnother()) {
            // Until nobody else has a place.
        }
        return full;
    }

    String url() {
        return "http://127.0.0.1:" + listening.getLocalPort() + "/v1";
    }

    private boolean takesAnother() throws IOException {
        Socket socket = new Socket();
        waiting.add(socket);
        try {
            socket.connect(listening.getLocalSocketAddress(), 300);
            return true;
        } catch (SocketTimeoutException full) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        for (Socket socket : waiting) {
            socket.close();
        }
        listening.close();
    }
}
