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
    void whatIsTwelveHoursAgoCountsNoMore() {
        fill("192.0.2.3");
        assertThat(limit.tryAcquire("192.0.2.3")).isInstanceOf(Permit.Exceeded.class);

        jdbc.sql(
                        """
                        update conversation.opening set at = at - interval '12 hours'
                        where network = inet '192.0.2.3'
                        """)
                .update();

        assertThat(limit.tryAcquire("192.0.2.3")).isInstanceOf(Permit.Granted.class);
    }

    @Test
    void ofIpv6TheNetworkCounts() {
        fill("[2001:db8:0:1::7]");

        assertThat(limit.tryAcquire("2001:db8:0:1:9::1")).isInstanceOf(Permit.Exceeded.class);
        assertThat(limit.tryAcquire("2001:db8:0:2::7")).isInstanceOf(Permit.Granted.class);
    }

    @Test
    void aProxyThatNamesNobodyIsNotCounted() {
        fill("10.0.0.1");

        assertThat(limit.tryAcquire("10.0.0.1")).isInstanceOf(Permit.Granted.class);
    }

    private void fill(String address) {
        for (int i = 0; i < 30; i++) {
            assertThat(limit.tryAcquire(address)).isInstanceOf(Permit.Granted.class);
        }
    }
}
