package io.nightdesk.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightdesk.testing.Browser;
import io.nightdesk.testing.NightdeskTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/// Nobody at the desk sees what is said there, so it is for who is on this machine.
@NightdeskTest
class CheckSiteTests {

    @LocalServerPort int port;

    @Test
    void itIsOpenToThisMachine() {
        assertThat(begin(new Browser(port))).isEqualTo(201);
    }

    @Test
    void butNotThroughAProxyWhateverAddressIsForged() {
        for (String forged : new String[] {"127.0.0.1", "127.0.0.1, 127.0.0.1", "::1", ""}) {
            assertThat(begin(new Browser(port).with("X-Forwarded-For", forged)))
                    .as(forged)
                    .isEqualTo(404);
        }
    }

    private static int begin(Browser browser) {
        return browser.sendWithoutToken(
                        "POST", "/api/v1/sessions", Map.of("siteKey", "nightdesk-check"))
                .status();
    }
}
