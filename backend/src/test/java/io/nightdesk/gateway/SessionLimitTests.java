package io.nightdesk.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightdesk.limits.Limit;
import io.nightdesk.testing.Browser;
import io.nightdesk.testing.NightdeskTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/// Callers come from 2001:db8::/32, set aside for documentation by RFC 3849.
@NightdeskTest
class SessionLimitTests {

    @LocalServerPort int port;

    @Test
    void ofIpv6TheNetworkCounts() {
        Browser browser = new Browser(port);
        for (int i = 0; i < Limit.SESSION.permits(); i++) {
            assertThat(begin(browser, "2001:db8:0:9:%x::1".formatted(i))).isEqualTo(201);
        }

        assertThat(begin(browser, "2001:db8:0:9:ffff::1")).isEqualTo(429);
        assertThat(begin(browser, "2001:db8:0:a::1")).isEqualTo(201);
    }

    /// A proxy that nobody has named must not shut everybody out.
    @Test
    void aPrivateAddressIsNotCounted() {
        Browser browser = new Browser(port);
        for (int i = 0; i < Limit.SESSION.permits() + 5; i++) {
            assertThat(begin(browser, "10.1.2.3")).isEqualTo(201);
        }
    }

    private static int begin(Browser browser, String address) {
        return browser.with("X-Forwarded-For", address)
                .sendWithoutToken("POST", "/api/v1/sessions", Map.of("siteKey", "site"))
                .status();
    }
}
