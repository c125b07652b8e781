package io.nightdesk.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.nightdesk.identity.Role;
import io.nightdesk.testing.Browser;
import io.nightdesk.testing.ChatSocket;
import io.nightdesk.testing.NightdeskTest;
import io.nightdesk.testing.TestVisitor;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// What another node writes and no hint tells of.
@NightdeskTest
class LostHintTests {

    @LocalServerPort int port;
    @Autowired JdbcClient jdbc;
    @Autowired Connections connections;

    @Test
    void whoWatchesTheInboxSeesItAllTheSame() {
        UUID conversation = TestVisitor.arrive(port).opens();
        Browser agent = Browser.signedIn(port, jdbc, Role.AGENT);
        try (ChatSocket desk = ChatSocket.open(port)) {
            desk.hello(ticket(agent));
            desk.send(Map.of("type", "watch"));
            await().until(() -> !connections.watching().isEmpty());

            writeUnheard(conversation, "message", "{\"text\": \"Unheard of\"}");

            JsonNode row = desk.await(frame -> isRow(frame, conversation)).path("row");
            assertThat(row.path("lastText").asString()).isEqualTo("Unheard of");
        }
    }

    @Test
    void whoComesToWaitLearnsThePlaceAllTheSame() {
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = visitor.opens();
        try (ChatSocket customer = visitor.connect()) {
            customer.sync(conversation, 0);
            await().until(() -> connections.conversations().contains(conversation));

            jdbc.sql(
                            """
                            update conversation.conversation
                            set owner = 'queue', owner_epoch = owner_epoch + 1, waiting_since = now()
                            where id = ?
                            """)
                    .param(conversation)
                    .update();
            writeUnheard(conversation, "owner", "{\"owner\": \"queue\"}");

            assertThat(customer.await("presence").path("queuePosition").asInt()).isPositive();
        }
    }

    private void writeUnheard(UUID conversation, String type, String body) {
        jdbc.sql(
                        """
                        select seq from conversation.append(:conversation, :type, 'system', null,
                            'System', null, null, :body::jsonb, :body::jsonb ->> 'text')
                        """)
                .param("conversation", conversation)
                .param("type", type)
                .param("body", body)
                .query(Long.class)
                .single();
    }

    private static String ticket(Browser agent) {
        return agent.post("/api/v1/staff/socket-ticket", Map.of()).body().path("ticket").asString();
    }

    private static boolean isRow(JsonNode frame, UUID conversation) {
        return frame.path("row").path("conversation").asString("").equals(conversation.toString());
    }
}
