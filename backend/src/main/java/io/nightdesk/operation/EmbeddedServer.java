package io.nightdesk.operation;

import java.io.IOException;
import java.util.Optional;

/// A server of a data folder. Callers hold the folder's lock, except to ask whether it runs.
sealed interface EmbeddedServer permits PostgresServer, RedisServer {

    /// For people.
    String name();

    /// The process id of our server, if it is alive and really ours.
    Optional<Long> runningPid() throws IOException;

    /// Starts it as it was, on its last port, where everybody looks for it. Writes none of its
    /// settings, which a full disk would cut short, and makes no server that was never there.
    void revive() throws IOException;

    /// Stops it if it runs.
    void stop() throws IOException;
}
