package io.nightdesk.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightdesk.testing.ChatSocket;
import io.nightdesk.testing.Database;
import io.nightdesk.testing.RedisUrl;
import io.nightdesk.testing.TestNode;
import io.nightdesk.testing.TestVisitor;
import io.nightdesk.testing.WithDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The only node ends.
@WithDatabase
class LastNodeTests {

    @Test
    void withNowhereToGoSocketsAreClosedWithoutWaitingAndTheNodeIsGone(
            Database database, RedisUrl redis) {
        // Waiting for these would outlast the test's patience.
        List<String> patient =
                List.of(
                        "nightdesk.drain.notice=10m",
                        "nightdesk.drain.window=10m",
                        "nightdesk.drain.grace=10m");
        try (TestNode node = TestNode.alone(database, redis, patient);
                ChatSocket socket = TestVisitor.arrive(node.port()).connect();
                ChatSocket silent = ChatSocket.open(node.port())) {
            node.leave().join();

            assertThat(socket.closeCode()).isEqualTo(4001);
            assertThat(socket.frames("drain")).isEmpty();
            assertThat(silent.closeCode()).isEqualTo(4001);
        }
        assertThat(database.jdbc().sql("select id from node.node").query().listOfRows()).isEmpty();
    }
}
