package io.nightdesk.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightdesk.testing.Browser;
import io.nightdesk.testing.ChatSocket;
import io.nightdesk.testing.NightdeskTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@NightdeskTest
class AccountsTests {

    @LocalServerPort private int port;
    @Autowired private JdbcClient jdbc;

    private Browser admin = new Browser(0);
    private Browser agent = new Browser(0);
    private String email = "";

    @BeforeEach
    void signIn() {
        admin = Browser.signedIn(port, jdbc, Role.ADMIN);
        email = Browser.newStaff(jdbc, Role.AGENT);
        agent = new Browser(port);
        agent.signIn(email, Browser.PASSWORD);
    }

    @Test
    void whoseAccountIsDisabledIsOutAtOnceAndStaysOut() {
        String id = id(agent);

        assertThat(admin.put(account(id), null).status()).isEqualTo(204);

        assertThat(agent.get("/api/v1/staff/me").status()).isEqualTo(401);
        assertThat(new Browser(port).signIn(email, Browser.PASSWORD).code())
                .isEqualTo("BAD_CREDENTIALS");
        assertThat(agent.signIn(email, Browser.PASSWORD).code()).isEqualTo("BAD_CREDENTIALS");
        assertThat(
                        jdbc.sql(
                                        "select count(*) from identity.staff_session where principal_name = ?")
                                .param(id)
                                .query(Integer.class)
                                .single())
                .isZero();
    }

    @Test
    void theirSocketsCloseAndTheirTicketsAreWorthless() {
        String account = account(id(agent));
        String kept = ticket();
        try (ChatSocket socket = ChatSocket.open(port);
                ChatSocket late = ChatSocket.open(port)) {
            socket.hello(ticket());

            admin.put(account, null);

            assertThat(socket.closeCode()).isEqualTo(4005);
            assertThat(late.greet(kept).closeCode()).isEqualTo(4005);
        }
    }

    @Test
    void anAccountThatIsEnabledAgainHasTheSamePassword() {
        String account = account(id(agent));
        admin.put(account, null);
        assertThat(disabledAt()).isNotBlank();

        assertThat(admin.delete(account).status()).isEqualTo(204);

        assertThat(disabledAt()).isBlank();
        assertThat(agent.signIn(email, Browser.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void nobodyDisablesTheirOwnSoThatAnAdminIsLeft() {
        assertThat(admin.put(account(id(admin)), null).code()).isEqualTo("NOT_FOUND");
        assertThat(admin.get("/api/v1/staff/me").status()).isEqualTo(200);
    }

    private String disabledAt() {
        return admin.get("/api/v1/staff")
                .body()
                .path("staff")
                .valueStream()
                .filter(one -> one.path("email").asString().equals(email))
                .findFirst()
                .orElseThrow()
                .path("disabledAt")
                .asString("");
    }

    private String ticket() {
        return agent.post("/api/v1/staff/socket-ticket", Map.of()).body().path("ticket").asString();
    }

    private static String account(String id) {
        return "/api/v1/staff/" + id + "/disabled";
    }

    private static String id(Browser browser) {
        return browser.get("/api/v1/staff/me").body().path("id").asString();
    }
}
