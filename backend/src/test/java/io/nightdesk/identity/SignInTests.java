package io.nightdesk.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightdesk.testing.Browser;
import io.nightdesk.testing.Browser.Reply;
import io.nightdesk.testing.NightdeskTest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@NightdeskTest
class SignInTests {

    @LocalServerPort private int port;
    @Autowired private JdbcClient jdbc;

    @Test
    void theRightPasswordOpensASession() {
        String email = Browser.newStaff(jdbc, Role.LEAD);
        Browser browser = browser();

        Reply reply = browser.signIn(email.toUpperCase(Locale.ROOT), Browser.PASSWORD);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body().at("/me/email").asString()).isEqualTo(email);
        assertThat(reply.body().at("/me/role").asString()).isEqualTo("lead");
        Reply me = browser.get("/api/v1/staff/me");
        assertThat(me.status()).isEqualTo(200);
        assertThat(me.body()).isEqualTo(reply.body().get("me"));
        assertThat(me.body().at("/site/name").asString()).isNotBlank();
    }

    @Test
    void aWrongPasswordAndAnUnknownAccountAreToldAlike() {
        String email = Browser.newStaff(jdbc, Role.AGENT);

        Reply wrong = browser().signIn(email, "not the password");
        Reply unknown = browser().signIn("nobody@example.com", "not the password");

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.code()).isEqualTo("BAD_CREDENTIALS");
        assertThat(unknown.status()).isEqualTo(wrong.status());
        assertThat(told(unknown)).isEqualTo(told(wrong));
    }

    @Test
    void withoutTheTokenNobodySignsIn() {
        String email = Browser.newStaff(jdbc, Role.AGENT);

        Reply reply =
                browser()
                        .sendWithoutToken(
                                "POST",
                                "/api/v1/staff/session",
                                Map.of("email", email, "password", Browser.PASSWORD));

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.code()).isEqualTo("CSRF");
    }

    @Test
    void askingWhoIAmGivesATokenAlsoToStrangers() {
        Browser browser = browser();

        Reply reply = browser.get("/api/v1/staff/me");

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.code()).isEqualTo("UNAUTHENTICATED");
        assertThat(reply.header("Content-Type")).contains("application/problem+json");
        assertThat(browser.cookie("XSRF-TOKEN")).isPresent();
        assertThat(browser.cookie("nightdesk")).as("no session for a stranger").isEmpty();
    }

    @Test
    void signingInRenewsSessionAndToken() {
        Browser browser = Browser.signedIn(port, jdbc, Role.AGENT);
        String planted = browser.cookie("nightdesk").orElseThrow();
        String token = browser.cookie("XSRF-TOKEN").orElseThrow();
        Browser victim = browser();
        victim.plant("nightdesk", planted);

        victim.signIn(Browser.newStaff(jdbc, Role.ADMIN), Browser.PASSWORD);

        assertThat(victim.cookie("nightdesk")).isPresent().get().isNotEqualTo(planted);
        assertThat(victim.cookie("XSRF-TOKEN")).isPresent().get().isNotEqualTo(token);
        assertThat(browser.get("/api/v1/staff/me").status())
                .as("the planted session is over")
                .isEqualTo(401);
    }

    @Test
    void anInventedSessionIsNotTakenOver() {
        Browser browser = browser();
        browser.plant("nightdesk", "aW52ZW50ZWQ");

        browser.signIn(Browser.newStaff(jdbc, Role.AGENT), Browser.PASSWORD);

        assertThat(browser.cookie("nightdesk")).isPresent().get().isNotEqualTo("aW52ZW50ZWQ");
    }

    @Test
    void signingOutEndsTheSessionOnTheServer() {
        Browser browser = Browser.signedIn(port, jdbc, Role.AGENT);
        String session = browser.cookie("nightdesk").orElseThrow();

        assertThat(browser.delete("/api/v1/staff/session").status()).isEqualTo(204);

        Browser thief = browser();
        thief.plant("nightdesk", session);
        assertThat(thief.get("/api/v1/staff/me").status()).isEqualTo(401);
    }

    @Test
    void theCookieIsOutOfReachOfScriptsAndOtherSites() {
        Reply reply = browser().signIn(Browser.newStaff(jdbc, Role.AGENT), Browser.PASSWORD);

        assertThat(cookieLine(reply, "nightdesk="))
                .contains("HttpOnly", "SameSite=Lax", "Path=/")
                .doesNotContain("Secure");
    }

    @Test
    void behindATlsProxyTheCookieIsBoundToTheHost() {
        Reply reply =
                browser()
                        .with("X-Forwarded-Proto", "https")
                        .with("Cookie", "XSRF-TOKEN=t")
                        .with("X-XSRF-TOKEN", "t")
                        .sendWithoutToken(
                                "POST",
                                "/api/v1/staff/session",
                                Map.of(
                                        "email",
                                        Browser.newStaff(jdbc, Role.AGENT),
                                        "password",
                                        Browser.PASSWORD));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(cookieLine(reply, "__Host-nightdesk="))
                .contains("HttpOnly", "SameSite=Lax", "Path=/", "Secure")
                .doesNotContain("Domain");
    }

    @Test
    void aChangedRoleHoldsFromTheNextRequestOn() {
        String email = Browser.newStaff(jdbc, Role.ADMIN);
        Browser browser = browser();
        browser.signIn(email, Browser.PASSWORD);

        jdbc.sql("update identity.staff set role = 'agent' where email = :email")
                .param("email", email)
                .update();

        assertThat(browser.get("/api/v1/staff").status()).isEqualTo(403);
    }

    @Test
    void oddInputIsOnlyWrong() {
        String email = Browser.newStaff(jdbc, Role.AGENT);

        assertThat(browser().signIn(email, "x".repeat(5_000)).status()).isEqualTo(401);
        assertThat(browser().signIn(email + "\0", Browser.PASSWORD).status()).isEqualTo(401);
        assertThat(browser().signIn("", "").status()).isEqualTo(401);
        assertThat(browser().post("/api/v1/staff/session", Map.of()).status()).isEqualTo(401);
    }

    @Test
    void nothingOfTheDeskIsKeptByCaches() {
        Browser browser = browser();

        Reply signedIn = browser.signIn(Browser.newStaff(jdbc, Role.AGENT), Browser.PASSWORD);

        assertThat(signedIn.headers().allValues("Cache-Control").toString()).contains("no-store");
        assertThat(browser.get("/api/v1/staff/me").headers().allValues("Cache-Control").toString())
                .contains("no-store");
    }

    @Test
    void thereIsNoAccountNobodyMade() {
        for (String name : List.of("user", "admin", "admin@example.com", "root")) {
            assertThat(browser().signIn(name, "admin").status()).isEqualTo(401);
        }
    }

    /// Each from an address of its own, so that failures here do not shut out other tests.
    private Browser browser() {
        return new Browser(port).with("X-Forwarded-For", Addresses.next());
    }

    private static String cookieLine(Reply reply, String start) {
        return reply.headers().allValues("Set-Cookie").stream()
                .filter(line -> line.startsWith(start))
                .findFirst()
                .orElse("no cookie " + start);
    }

    /// What the answer tells, without the id that every answer has of its own.
    private static Map<String, Object> told(Reply reply) {
        Map<String, Object> told = new LinkedHashMap<>();
        reply.body().properties().forEach(field -> told.put(field.getKey(), field.getValue()));
        assertThat(told.remove("requestId")).isNotNull();
        return told;
    }
}
