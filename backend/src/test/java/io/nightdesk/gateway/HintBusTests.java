package io.nightdesk.gateway;

import static org.awaitility.Awaitility.await;

import io.lettuce.core.AclSetuserArgs;
import io.lettuce.core.ClientListArgs;
import io.lettuce.core.KillArgs;
import io.lettuce.core.RedisClient;
import io.lettuce.core.protocol.CommandType;
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

    /// The server counts who is reached, and what it reaches need not be this node itself.
    @Test
    void aNodeThatNoLongerHearsTellsTheOthersAllTheSame() throws IOException {
        try (var children = new Children(folder)) {
            TestRedis redis = TestRedis.start(children, folder);
            HintBus deaf = healthy(redis);
            HintBus other = healthy(redis);
            Set<UUID> told = ConcurrentHashMap.newKeySet();
            other.onHint(hint -> told.add(conversationOf(hint)));
            deafen(redis);
            await().until(deaf::isDegraded);

            for (int i = 0; i < 3; i++) {
                UUID conversation = UUID.randomUUID();
                deaf.beat();
                deaf.publish(conversation, new Hint.Appended(ALONE, conversation, 1, null));

                await().until(() -> told.contains(conversation));
            }
            deaf.stop();
            other.stop();
        }
    }

    private static UUID conversationOf(Hint hint) {
        return hint instanceof Hint.Appended appended ? appended.conversation() : ALONE;
    }

    /// Cuts the oldest subscriber off, which may not subscribe again.
    private static void deafen(TestRedis redis) {
        try (var client = RedisClient.create("redis://127.0.0.1:" + redis.port());
                var connection = client.connect()) {
            var commands = connection.sync();
            commands.aclSetuser(
                    "default", AclSetuserArgs.Builder.removeCommand(CommandType.SUBSCRIBE));
            String oldest =
                    commands.clientList(ClientListArgs.Builder.typePubsub())
                            .lines()
                            .findFirst()
                            .orElseThrow();
            long id = Long.parseLong(oldest.substring("id=".length(), oldest.indexOf(' ')));
            commands.clientKill(KillArgs.Builder.id(id));
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
