package io.nightdesk.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightdesk.testing.Browser;
import io.nightdesk.testing.Browser.Reply;
import io.nightdesk.testing.NightdeskTest;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The way in for the first admin, and for everyone they invite.
@NightdeskTest(properties = "nightdesk.test=SetupTests")
class SetupTests {

    @LocalServerPort private int port;
    @Autowired private JdbcClient jdbc;
    @Autowired private Setup setup;

    @BeforeEach
    void nobodyIsHere() {
        jdbc.sql("delete from identity.staff_link").update();
        jdbc.sql("delete from identity.staff").update();
    }

    @Test
    void theFirstAdminOpensTheirAccountAndIsSignedIn() {
        String link = api(setup.openLink().orElseThrow());
        Browser browser = new Browser(port);

        Reply look = browser.get(link);
        Reply joined = browser.post(link, form("Ada@Example.com"));

        assertThat(look.status()).isEqualTo(200);
        assertThat(look.body().path("kind").asString()).isEqualTo("setup");
        assertThat(look.body().path("role").asString()).isEqualTo("admin");
        assertThat(look.body().at("/site/name").asString()).isNotBlank();
        assertThat(joined.status()).isEqualTo(201);
        assertThat(joined.body().at("/me/email").asString()).isEqualTo("ada@example.com");
        Reply me = browser.get("/api/v1/staff/me");
        assertThat(me.body().path("role").asString()).isEqualTo("admin");
        assertThat(new Browser(port).signIn("ada@example.com", Browser.PASSWORD).status())
                .isEqualTo(200);
    }

    @Test
    void aLinkWorksOnce() {
        String link = api(setup.openLink().orElseThrow());
        new Browser(port).post(link, form("first@example.com"));

        Reply look = new Browser(port).get(link);
        Reply again = new Browser(port).post(link, form("second@example.com"));

        assertThat(look.status()).isEqualTo(410);
        assertThat(look.code()).isEqualTo("USED");
        assertThat(again.status()).isEqualTo(410);
        assertThat(staff()).isEqualTo(1);
    }

    @Test
    void onceThereIsAnAdminNoOtherSetupLinkWorksAndNoneIsMade() {
        String other = api(setup.openLink().orElseThrow());
        new Browser(port).post(api(setup.openLink().orElseThrow()), form("ada@example.com"));

        assertThat(new Browser(port).post(other, form("eve@example.com")).code()).isEqualTo("USED");
        assertThat(setup.openLink()).isEmpty();
        assertThat(staff()).isEqualTo(1);
    }

    @Test
    void ofManyWhoOpenLinksAtOnceOneBecomesTheAdmin() {
        var links = IntStream.range(0, 3).mapToObj(_ -> setup.openLink().orElseThrow()).toList();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var replies =
                    links.stream()
                            .map(
                                    link ->
                                            CompletableFuture.supplyAsync(
                                                    () ->
                                                            new Browser(port)
                                                                    .post(
                                                                            api(link),
                                                                            form(
                                                                                    link.hashCode()
                                                                                            + "@example.com"))
                                                                    .status(),
                                                    threads))
                            .toList();
            assertThat(replies.stream().map(CompletableFuture::join))
                    .containsOnlyOnce(201)
                    .containsOnly(201, 410);
        }
        assertThat(staff()).isEqualTo(1);
    }

    @Test
    void aLinkExpires() {
        String link = api(setup.openLink().orElseThrow());
        jdbc.sql("update identity.staff_link set expires_at = now() - interval '1 second'")
                .update();

        Reply look = new Browser(port).get(link);
        Reply joined = new Browser(port).post(link, form("ada@example.com"));

        assertThat(look.status()).isEqualTo(410);
        assertThat(look.code()).isEqualTo("EXPIRED");
        assertThat(joined.code()).isEqualTo("EXPIRED");
    }

    @Test
    void aSetupLinkIsGoodForHalfAnHour() {
        setup.openLink();

        assertThat(
                        jdbc.sql(
                                        """
                                        select extract(minutes from expires_at - created_at)
                                        from identity.staff_link
                                        """)
                                .query(Integer.class)
                                .single())
                .isEqualTo(30);
    }

    @Test
    void theTokenIsStoredNowhere() {
        String token = setup.openLink().orElseThrow().replace("/console/setup/", "");

        assertThat(jdbc.sql("select l::text from identity.staff_link l").query(String.class).list())
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row).doesNotContain(token));
        assertThat(token).hasSize(43);
    }

    @Test
    void anUnknownLinkIsNotFound() {
        Reply reply = new Browser(port).get("/api/v1/setup/" + "x".repeat(43));

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.code()).isEqualTo("NOT_FOUND");
    }

    @Test
    void aWeakFormIsToldFieldByFieldAndLeavesTheLinkOpen() {
        String link = api(setup.openLink().orElseThrow());
        Browser browser = new Browser(port);

        Reply refused =
                browser.post(
                        link, Map.of("name", " ", "email", "nowhere", "password", "Password1234"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("INVALID");
        assertThat(refused.body().path("errors"))
                .extracting(error -> error.path("field").asString())
                .containsExactly("name", "email", "password");
        assertThat(browser.post(link, form("ada@example.com")).status()).isEqualTo(201);
    }

    @Test
    void withoutTheTokenOfThisSiteNobodyJoins() {
        String link = api(setup.openLink().orElseThrow());

        Reply reply = new Browser(port).sendWithoutToken("POST", link, form("ada@example.com"));

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.code()).isEqualTo("CSRF");
        assertThat(staff()).isZero();
    }

    @Test
    void anAdminInvitesSomebodyWhoThenWorksHere() {
        Browser admin = Browser.signedIn(port, jdbc, Role.ADMIN);

        Reply invited = admin.post("/api/v1/staff/invitations", Map.of("role", "agent"));
        String url = invited.body().path("url").asString();
        Reply team = admin.get("/api/v1/staff");
        Browser maria = new Browser(port);
        Reply look = maria.get(api(url.replaceFirst("http://localhost:\\d+", "")));
        Reply joined =
                maria.post(
                        api(url.replaceFirst("http://localhost:\\d+", "")),
                        form("maria@example.com"));

        assertThat(invited.status()).isEqualTo(201);
        assertThat(url).startsWith("http://localhost:" + port + "/console/setup/");
        assertThat(team.body().path("invitations")).hasSize(1);
        assertThat(team.body().at("/invitations/0/createdBy").asString()).isEqualTo("Test admin");
        assertThat(look.body().path("kind").asString()).isEqualTo("invitation");
        assertThat(joined.body().at("/me/role").asString()).isEqualTo("agent");
        Reply after = admin.get("/api/v1/staff");
        assertThat(after.body().path("invitations")).isEmpty();
        assertThat(after.body().path("staff"))
                .extracting(member -> member.path("email").asString())
                .contains("maria@example.com");
    }

    @Test
    void anInvitationTakenBackOpensNothing() {
        Browser admin = Browser.signedIn(port, jdbc, Role.ADMIN);
        Reply invited = admin.post("/api/v1/staff/invitations", Map.of("role", "lead"));
        String id = invited.body().path("id").asString();
        String path = invited.body().path("url").asString().replaceFirst("http://[^/]+", "");

        assertThat(admin.delete("/api/v1/staff/invitations/" + id).status()).isEqualTo(204);

        assertThat(new Browser(port).get(api(path)).status()).isEqualTo(404);
        assertThat(admin.delete("/api/v1/staff/invitations/" + id).status()).isEqualTo(404);
    }

    @Test
    void anAddressHasOneAccount() {
        Browser admin = Browser.signedIn(port, jdbc, Role.ADMIN);
        String taken = Browser.newStaff(jdbc, Role.AGENT);
        Reply invited = admin.post("/api/v1/staff/invitations", Map.of("role", "admin"));
        String path = invited.body().path("url").asString().replaceFirst("http://[^/]+", "");

        Reply joined = new Browser(port).post(api(path), form(taken));

        assertThat(joined.status()).isEqualTo(422);
        assertThat(joined.body().at("/errors/0/field").asString()).isEqualTo("email");
    }

    private long staff() {
        return jdbc.sql("select count(*) from identity.staff").query(Long.class).single();
    }

    private static String api(String path) {
        return path.replace("/console/setup/", "/api/v1/setup/");
    }

    private static Map<String, String> form(String email) {
        return Map.of("name", "Ada Lovelace", "email", email, "password", Browser.PASSWORD);
    }
}
