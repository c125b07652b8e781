package io.nightdesk.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightdesk.identity.Role;
import io.nightdesk.testing.Browser;
import io.nightdesk.testing.ChatSocket;
import io.nightdesk.testing.Database;
import io.nightdesk.testing.RedisUrl;
import io.nightdesk.testing.TestNode;
import io.nightdesk.testing.TestVisitor;
import io.nightdesk.testing.WithDatabase;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Two nodes that have no Redis: customers are at one, and the agent at the other.
@WithDatabase
class DeskWithoutRedisTests {

    private static final RedisUrl NOWHERE = new RedisUrl("redis://127.0.0.1:1");

    @Test
    void anAgentSeesWhoComesToWaitAndWhoWaitsMovesUpWhenAnAgentTakesSomebody(Database database) {
        try (TestNode shop = node(database);
                TestNode office = node(database)) {
            TestVisitor first = TestVisitor.arrive(shop.port());
            TestVisitor second = TestVisitor.arrive(shop.port());
            UUID taken = first.opens();
            UUID waiting = second.opens();
            Browser agent = Browser.signedIn(office.port(), database.jdbc(), Role.AGENT);
            try (ChatSocket desk = ChatSocket.open(office.port());
                    ChatSocket customer = second.connect()) {
                desk.hello(ticket(agent));
                desk.send(Map.of("type", "watch"));
                customer.sync(waiting, 0);

                handoff(first, taken);
                handoff(second, waiting);

                desk.await(frame -> isRow(frame, waiting));
                customer.await(frame -> position(frame) == 2);

                assertThat(claim(agent, taken).status()).isEqualTo(200);

                customer.await(frame -> position(frame) == 1);
            }
        }
    }

    private static String ticket(Browser agent) {
        return agent.post("/api/v1/staff/socket-ticket", Map.of()).body().path("ticket").asString();
    }

    private static void handoff(TestVisitor visitor, UUID conversation) {
        TestVisitor.Reply reply =
                visitor.call("POST", "/api/v1/conversations/" + conversation + "/handoff", "{}");
        assertThat(reply.status()).isEqualTo(200);
    }

    private static Browser.Reply claim(Browser agent, UUID conversation) {
        return agent.post("/api/v1/desk/conversations/" + conversation + "/claim", Map.of());
    }

    private static boolean isRow(JsonNode frame, UUID conversation) {
        JsonNode row = frame.path("row");
        return row.path("conversation").asString("").equals(conversation.toString())
                && row.path("owner").asString("").equals("queue");
    }

    private static int position(JsonNode frame) {
        return frame.path("queuePosition").asInt(0);
    }

    private static TestNode node(Database database) {
        return TestNode.alone(
                database,
                NOWHERE,
                List.of(
                        "nightdesk.demo=false",
                        "nightdesk.drain.notice=0s",
                        "nightdesk.drain.window=0s",
                        "nightdesk.drain.grace=1s"));
    }
}
