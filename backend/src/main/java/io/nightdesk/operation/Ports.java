package io.nightdesk.operation;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/// Looks for TCP ports to listen on.
final class Ports {

    private Ports() {}

    /// A port that the system has just given and taken back.
    static int anyFree() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /// Whether a server could listen on `port` on all addresses now.
    static boolean free(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // As a server sets it: connections of a predecessor that are still closing do not
            // count.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /// The first free port from `port` on, within the next hundred.
    static int firstFreeFrom(int port) {
        for (int candidate = port; candidate < port + 100; candidate++) {
            if (free(candidate)) {
                return candidate;
            }
        }
        throw new CommandFailure(
                "Ports %d to %d are all in use; choose one with --server.port=N"
                        .formatted(port, port + 99));
    }
}
