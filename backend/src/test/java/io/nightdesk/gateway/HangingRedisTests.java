package io.nightdesk.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisURI;
import io.nightdesk.testing.ChatSocket;
import io.nightdesk.testing.Database;
import io.nightdesk.testing.FaultProxy;
import io.nightdesk.testing.FaultProxy.Weather;
import io.nightdesk.testing.RedisUrl;
import io.nightdesk.testing.TestNode;
import io.nightdesk.testing.TestVisitor;
import io.nightdesk.testing.WithDatabase;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// A Redis that takes connections and then says nothing.
@WithDatabase
class HangingRedisTests {

    @Test
    void aNodeStartsBesideItAnswersCustomersAndHearsHintsWhenItComesToLife(
            Database database, RedisUrl redis) {
        try (FaultProxy hanging = hanging(redis);
                TestNode node = node(database, redis, hanging)) {
            TestVisitor visitor = TestVisitor.arrive(node.port());
            UUID conversation = visitor.opens();
            UUID message = TestVisitor.newId();
            try (ChatSocket socket = visitor.connect()) {
                socket.sync(conversation, 0).say(conversation, message, 1, "Hello");

                assertThat(socket.ackOf(message)).isEqualTo(1);
                socket.awaitEvent(
                        conversation,
                        it -> it.path("author").path("kind").asString("").equals("assistant"));
                assertThat(hanging.connections()).isPositive();
                assertThat(node.bean(HintBus.class).isDegraded()).isTrue();
            }
            hanging.weather(Weather.CLEAR);

            await().until(() -> !node.bean(HintBus.class).isDegraded());
        }
    }

    private static FaultProxy hanging(RedisUrl redis) {
        FaultProxy proxy = FaultProxy.to(portOf(redis));
        proxy.weather(Weather.CUT);
        return proxy;
    }

    private static TestNode node(Database database, RedisUrl redis, FaultProxy before) {
        return TestNode.alone(
                database,
                new RedisUrl(redis.value().replace(":" + portOf(redis), ":" + before.port())),
                List.of(
                        "nightdesk.demo=false",
                        "nightdesk.drain.notice=0s",
                        "nightdesk.drain.window=0s",
                        "nightdesk.drain.grace=1s"));
    }

    private static int portOf(RedisUrl redis) {
        return RedisURI.create(redis.value()).getPort();
    }
}
