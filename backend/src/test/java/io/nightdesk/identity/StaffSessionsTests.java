package io.nightdesk.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightdesk.testing.Browser;
import io.nightdesk.testing.NightdeskTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;

@NightdeskTest
class StaffSessionsTests {

    @LocalServerPort private int port;
    @Autowired private JdbcClient jdbc;
    @Autowired private StaffStore store;

    @Test
    void aSessionEndsAfterHalfAnHourWithoutARequest() {
        Browser browser = Browser.signedIn(port, jdbc, Role.AGENT);
        String me = browser.get("/api/v1/staff/me").body().path("id").asString();

        assertThat(
                        jdbc.sql(
                                        """
                                        select max_inactive_interval
                                        from identity.staff_session
                                        where principal_name = :me
                                        """)
                                .param("me", me)
                                .query(Integer.class)
                                .single())
                .isEqualTo(1_800);

        long past = Duration.ofMinutes(31).toMillis();
        jdbc.sql(
                        """
                        update identity.staff_session
                        set last_access_time = last_access_time - :past,
                            expiry_time = expiry_time - :past
                        where principal_name = :me
                        """)
                .param("past", past)
                .param("me", me)
                .update();

        assertThat(browser.get("/api/v1/staff/me").status()).isEqualTo(401);
    }

    @Test
    void aSessionEndsAfterTwelveHoursHoweverBusy() {
        StaffUser user = store.byEmail(Browser.newStaff(jdbc, Role.AGENT)).orElseThrow();
        Instant morning = Instant.parse("2026-03-02T08:00:00Z");
        var request = new MockHttpServletRequest();

        sessionsAt(morning).begin(user, request);

        assertThat(nameAt(morning.plus(Duration.ofHours(12)), request)).isEqualTo(user.email());
        assertThat(nameAt(morning.plus(Duration.ofHours(12)).plusSeconds(1), request))
                .isEqualTo("nobody");
        assertThat(request.getSession(false)).as("is gone, not only ignored").isNull();
    }

    @Test
    void aSessionHoldsNothingOfOurClasses() {
        Browser.signedIn(port, jdbc, Role.AGENT);

        assertThat(
                        jdbc.sql(
                                        """
                                        select encode(attribute_bytes, 'escape')
                                        from identity.staff_session_attributes
                                        """)
                                .query(String.class)
                                .list())
                .isNotEmpty()
                .noneMatch(bytes -> bytes.contains("nightdesk"));
    }

    @Test
    void whoIsDeletedIsOut() {
        String email = Browser.newStaff(jdbc, Role.AGENT);
        Browser browser = new Browser(port);
        browser.signIn(email, Browser.PASSWORD);

        jdbc.sql("delete from identity.staff where email = :email").param("email", email).update();

        assertThat(browser.get("/api/v1/staff/me").status()).isEqualTo(401);
    }

    private StaffSessions sessionsAt(Instant now) {
        return new StaffSessions(
                store, new StaffSessionStore(jdbc), Clock.fixed(now, ZoneOffset.UTC));
    }

    private String nameAt(Instant now, MockHttpServletRequest request) {
        var authentication = sessionsAt(now).loadDeferredContext(request).get().getAuthentication();
        return authentication == null ? "nobody" : authentication.getName();
    }
}
