package io.nightdesk.gateway;

import io.nightdesk.gateway.ServerFrame.StoreState;
import java.time.Duration;
import java.util.function.Consumer;

/// What a client has been told of the database: that nothing can be written, and that it can be
/// again, each once. Safe from any thread.
final class OutageNotice {

    private final Consumer<ServerFrame> client;
    private volatile boolean given;
    private volatile long refusedAt;

    /// @param client is sent what it has to know
    OutageNotice(Consumer<ServerFrame> client) {
        this.client = client;
    }

    /// Something was refused since the database is away.
    void give() {
        refusedAt = System.nanoTime();
        tell(true);
    }

    /// Something was written or read, as if the database had never been away.
    void takeBack() {
        tell(false);
    }

    /// Whether the client believes that nothing can be written, and was refused nothing so long.
    boolean isOlderThan(Duration quiet) {
        return given && System.nanoTime() - refusedAt > quiet.toNanos();
    }

    /// What the client hears last is what it was told last.
    private synchronized void tell(boolean away) {
        if (given != away) {
            given = away;
            client.accept(
                    new ServerFrame.Status(
                            ServerFrame.AiState.OK, away ? StoreState.READ_ONLY : StoreState.OK));
        }
    }
}
