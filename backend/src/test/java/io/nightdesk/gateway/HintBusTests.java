package io.nightdesk.gateway;

import static org.awaitility.Awaitility.await;

import io.nightdesk.desk.AgentPresence;
import io.nightdesk.node.Node;
import io.nightdesk.testing.Children;
import io.nightdesk.testing.TestRedis;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class HintBusTests {

    private static final UUID ALONE = UUID.randomUUID();

    @TempDir private Path folder;

    @Test
    void aConnectionThatIsGoneIsNotMissedFirst() throws IOException {
        try (var children = new Children(folder)) {
            TestRedis redis = TestRedis.start(children, folder);
            HintBus bus = healthy(redis);

            redis.signal("KILL");

            // Nobody beats any more, so nobody notices that beats are missing.
            await().until(bus::isDegraded);
            bus.stop();
        }
    }

    @Test
    void aNodeThatWasAloneTellsOneThatJoins() throws IOException {
        try (var children = new Children(folder)) {
            TestRedis redis = TestRedis.start(children, folder);
            HintBus alone = healthy(redis);
            Set<UUID> told = ConcurrentHashMap.newKeySet();

            HintBus joined = healthy(redis);
            joined.onHint(hint -> told.add(hint.node()));

            await().until(
                            () -> {
                                UUID conversation = UUID.randomUUID();
                                alone.publish(
                                        conversation,
                                        new Hint.Appended(ALONE, conversation, 1, null));
                                return told.contains(ALONE);
                            });
            alone.stop();
            joined.stop();
        }
    }

    private static HintBus healthy(TestRedis redis) {
        var bus =
                new HintBus(
                        "redis://127.0.0.1:" + redis.port(),
                        new FrameCodec(JsonMapper.builder().build()),
                        new Node(UUID.randomUUID(), Instant.now()),
                        new Connections(),
                        new AgentPresence());
        await().until(
                        () -> {
                            bus.beat();
                            return !bus.isDegraded();
                        });
        return bus;
    }
}
