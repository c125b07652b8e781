package io.nightdesk;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/// Proxies at 10.0.0.0/8 are trusted; callers come from 203.0.113.0/24.
class TrustedProxiesTests {

    private final TrustedProxies proxies =
            new TrustedProxies(new ProxyProperties(List.of("10.0.0.0/8")));

    @Test
    void aDirectCallerIsWhoTheyAre() {
        assertThat(seen("203.0.113.7", null).getRemoteAddr()).isEqualTo("203.0.113.7");
    }

    @Test
    void aDirectCallerIsNotBelieved() {
        HttpServletRequest seen = seen("203.0.113.7", "10.1.1.1");

        assertThat(seen.getRemoteAddr()).isEqualTo("203.0.113.7");
        assertThat(seen.isSecure()).isFalse();
    }

    @Test
    void aProxyIsBelieved() {
        HttpServletRequest seen = seen("10.0.0.1", "203.0.113.7");

        assertThat(seen.getRemoteAddr()).isEqualTo("203.0.113.7");
        assertThat(seen.isSecure()).isTrue();
        assertThat(seen.getScheme()).isEqualTo("https");
        assertThat(seen.getServerName()).isEqualTo("desk.example");
        assertThat(seen.getServerPort()).isEqualTo(443);
        assertThat(seen.getRequestURL()).hasToString("https://desk.example/api/v1/staff");
    }

    @Test
    void whatTheCallerClaimsBeforeTheProxyIsNotBelieved() {
        assertThat(seen("10.0.0.1", "198.51.100.9, 203.0.113.7").getRemoteAddr())
                .isEqualTo("203.0.113.7");
    }

    @Test
    void aChainOfProxiesIsFollowedToTheCaller() {
        assertThat(seen("10.0.0.1", "198.51.100.9, 203.0.113.7, 10.0.0.2").getRemoteAddr())
                .isEqualTo("203.0.113.7");
    }

    @Test
    void nonsenseInTheListEndsIt() {
        assertThat(seen("10.0.0.1", "203.0.113.7, attacker.example").getRemoteAddr())
                .isEqualTo("10.0.0.1");
        assertThat(seen("10.0.0.1", "").getRemoteAddr()).isEqualTo("10.0.0.1");
        assertThat(seen("10.0.0.1", "203.0.113.7, 1.2.3.4.5").getRemoteAddr())
                .isEqualTo("10.0.0.1");
        assertThat(seen("10.0.0.1", "203.0.113.7, a:b").getRemoteAddr()).isEqualTo("10.0.0.1");
    }

    @Test
    void aPortBesideAnAddressIsLeftOut() {
        assertThat(seen("10.0.0.1", "203.0.113.7:4711").getRemoteAddr()).isEqualTo("203.0.113.7");
        assertThat(seen("10.0.0.1", "203.0.113.7, 10.0.0.2:80").getRemoteAddr())
                .isEqualTo("203.0.113.7");
        assertThat(seen("10.0.0.1", "[2001:db8::7]:4711").getRemoteAddr()).isEqualTo("2001:db8::7");
        assertThat(seen("10.0.0.1", "2001:db8::7").getRemoteAddr()).isEqualTo("2001:db8::7");
    }

    @Test
    void byDefaultOnlyThisMachineIsBelieved() {
        TrustedProxies unset =
                new TrustedProxies(
                        new Binder(new MapConfigurationPropertySource())
                                .bindOrCreate("nightdesk.proxy", ProxyProperties.class));

        for (String local : List.of("127.0.0.1", "::1", "[0:0:0:0:0:0:0:1]")) {
            assertThat(seen(unset, local, "203.0.113.7").getRemoteAddr()).isEqualTo("203.0.113.7");
        }
        for (String other : List.of("10.0.0.1", "172.17.0.1", "192.168.1.1", "fd00::1")) {
            assertThat(seen(unset, other, "203.0.113.7").getRemoteAddr()).isEqualTo(other);
            assertThat(seen(unset, other, "127.0.0.1").getRemoteAddr()).isEqualTo(other);
        }
    }

    @Test
    void neitherProxiesNorPrivateAddressesStandForSomebody() {
        assertThat(proxies.isCaller("203.0.113.7")).isTrue();
        assertThat(proxies.isCaller("2001:db8::7")).isTrue();
        for (String nobody : List.of("10.0.0.1", "127.0.0.1", "[::1]", "192.168.1.1", "fd00::1")) {
            assertThat(proxies.isCaller(nobody)).as(nobody).isFalse();
        }
    }

    private HttpServletRequest seen(String from, @Nullable String forwardedFor) {
        return seen(proxies, from, forwardedFor);
    }

    private static HttpServletRequest seen(
            TrustedProxies proxies, String from, @Nullable String forwardedFor) {
        var request = new MockHttpServletRequest("GET", "/api/v1/staff");
        request.setRemoteAddr(from);
        if (forwardedFor != null) {
            request.addHeader("X-Forwarded-For", forwardedFor);
            request.addHeader("X-Forwarded-Proto", "https");
            request.addHeader("X-Forwarded-Host", "desk.example");
        }
        var chain = new MockFilterChain();
        try {
            proxies.doFilter(request, new MockHttpServletResponse(), chain);
        } catch (IOException | ServletException e) {
            throw new AssertionError(e);
        }
        return (HttpServletRequest) Objects.requireNonNull(chain.getRequest());
    }
}
