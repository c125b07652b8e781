package io.nightdesk.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.nightdesk.identity.Role;
import io.nightdesk.testing.Browser;
import io.nightdesk.testing.ChatSocket;
import io.nightdesk.testing.NightdeskTest;
import io.nightdesk.testing.TestNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/// An agent leaves while sockets of theirs are open.
@NightdeskTest
class SignOutTests {

    private static final List<String> WITHOUT_A_DRAIN =
            List.of(
                    "nightdesk.drain.notice=0s",
                    "nightdesk.drain.window=0s",
                    "nightdesk.drain.grace=0s");

    @LocalServerPort int port;
    @Autowired Environment environment;
    @Autowired JdbcClient jdbc;
    @Autowired HintBus bus;
    @Autowired SignOut signOut;

    /// The second browser stays signed in, so nothing but the hint says that the first has left.
    @Test
    void whoSignsOutLeavesThroughTheSocketsOfOtherNodesToo() {
        String email = Browser.newStaff(jdbc, Role.AGENT);
        Browser first = signedIn(email);
        Browser second = signedIn(email);
        try (TestNode other = TestNode.beside(environment, WITHOUT_A_DRAIN);
                ChatSocket socket = ChatSocket.open(other.port())) {
            socket.hello(ticket(second));
            // A bus that once missed a beat takes half a minute of them to be trusted again.
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> !bus.isDegraded() && !other.bean(HintBus.class).isDegraded());

            assertThat(first.delete("/api/v1/staff/session").status()).isEqualTo(204);

            assertThat(socket.closeCode()).isEqualTo(4005);
        }
    }

    @Test
    void whoHasNoSessionLeftLeavesWithoutAHint() {
        Browser agent = signedIn(Browser.newStaff(jdbc, Role.AGENT));
        Browser colleague = signedIn(Browser.newStaff(jdbc, Role.AGENT));
        try (ChatSocket socket = ChatSocket.open(port);
                ChatSocket other = ChatSocket.open(port)) {
            socket.hello(ticket(agent));
            other.hello(ticket(colleague));

            expireSessionsOf(agent);
            signOut.check();

            assertThat(socket.closeCode()).isEqualTo(4005);
            other.send(Map.of("type", "ping", "n", 1)).await("pong");
            assertThat(other.isClosed()).isFalse();
        }
    }

    private Browser signedIn(String email) {
        Browser browser = new Browser(port);
        assertThat(browser.signIn(email, Browser.PASSWORD).status()).isEqualTo(200);
        return browser;
    }

    private void expireSessionsOf(Browser agent) {
        jdbc.sql(
                        """
                        update identity.staff_session set expiry_time = 1
                        where principal_name = :me
                        """)
                .param("me", agent.get("/api/v1/staff/me").body().path("id").asString())
                .update();
    }

    private static String ticket(Browser agent) {
        return agent.post("/api/v1/staff/socket-ticket", Map.of()).body().path("ticket").asString();
    }
}
