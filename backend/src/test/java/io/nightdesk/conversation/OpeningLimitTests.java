package io.nightdesk.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightdesk.limits.Permit;
import io.nightdesk.testing.NightdeskTest;
import io.nightdesk.testing.TestVisitor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Callers come from 192.0.2.0/24 and 2001:db8::/32, set aside for documentation by RFC 5737 and
/// 3849.
@NightdeskTest
class OpeningLimitTests {

    @LocalServerPort int port;
    @Autowired OpeningLimit limit;
    @Autowired JdbcClient jdbc;

    @Test
    void theThirtyFirstConversationFromOneAddressIsToldWhenItMayBegin() {
        fill("192.0.2.1");

        TestVisitor.Reply refused = TestVisitor.arrive(port).openFrom("192.0.2.1");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.code()).isEqualTo("RATE");
        assertThat(refused.body().path("detail").asString()).contains("address");
        assertThat(TestVisitor.arrive(port).openFrom("192.0.2.2").status()).isEqualTo(201);
    }

    @Test
    void whoIsRefusedForTheAddressIsToldHowLongAndLosesNothingOfTheirOwn() {
        fill("192.0.2.5");
        age("192.0.2.5", 11);
        TestVisitor visitor = TestVisitor.arrive(port);

        for (int i = 0; i < 40; i++) {
            TestVisitor.Reply refused = visitor.openFrom("192.0.2.5");
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow())
                    .isBetween(3_000L, 3_600L);
        }

        assertThat(visitor.openFrom("192.0.2.6").status()).isEqualTo(201);
    }

    @Test
    void whoHasBegunAllOfTheirOwnTakesNoneOfTheAddress() {
        TestVisitor visitor = TestVisitor.arrive(port);
        for (int i = 0; i < 30; i++) {
            visitor.opens();
        }

        assertThat(visitor.openFrom("192.0.2.7").status()).isEqualTo(429);
        assertThat(
                        jdbc.sql(
                                        """
                                        select count(*) from conversation.opening
                                        where network = inet '192.0.2.7'
                                        """)
                                .query(Long.class)
                                .single())
                .isZero();
    }

    @Test
    void whatIsTwelveHoursAgoCountsNoMore() {
        fill("192.0.2.3");
        assertThat(limit.ask("192.0.2.3")).isInstanceOf(Permit.Exceeded.class);

        age("192.0.2.3", 12);

        assertThat(limit.ask("192.0.2.3")).isInstanceOf(Permit.Granted.class);
    }

    @Test
    void ofIpv6TheNetworkCounts() {
        fill("[2001:db8:0:1::7]");

        assertThat(limit.ask("2001:db8:0:1:9::1")).isInstanceOf(Permit.Exceeded.class);
        assertThat(limit.ask("2001:db8:0:2::7")).isInstanceOf(Permit.Granted.class);
    }

    @Test
    void aProxyThatNamesNobodyIsNotCounted() {
        fill("10.0.0.1");

        assertThat(limit.ask("10.0.0.1")).isInstanceOf(Permit.Granted.class);
    }

    private void fill(String address) {
        for (int i = 0; i < 30; i++) {
            assertThat(limit.ask(address)).isInstanceOf(Permit.Granted.class);
            limit.count(address);
        }
    }

    private void age(String address, int hours) {
        jdbc.sql(
                        """
                        update conversation.opening set at = at - make_interval(hours => :hours)
                        where network = cast(:address as inet)
                        """)
                .param("hours", hours)
                .param("address", address)
                .update();
    }
}
