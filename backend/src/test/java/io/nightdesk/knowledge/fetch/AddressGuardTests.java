package io.nightdesk.knowledge.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "localhost",
                "2130706433",
                "127.1",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "::ffff:127.0.0.1",
                "::127.0.0.1",
                "fd00::1",
                "fe80::1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::",
                "ff02::1"
            })
    void whatIsNotPublicIsRefused(String host) {
        AddressGuard guard = new AddressGuard(List.of());

        assertThatThrownBy(() -> guard.resolve(host, 443)).isInstanceOf(UnknownHostException.class);
    }

    @Test
    void publicAddressesAreOpenOnTheHttpsPortOnly() throws UnknownHostException {
        AddressGuard guard = new AddressGuard(List.of());

        assertThat(guard.resolve("93.184.215.14", 443)).hasSize(1);
        assertThatThrownBy(() -> guard.resolve("93.184.215.14", 80))
                .hasMessageContaining("only https");
    }

    @Test
    void ofSeveralAddressesThePublicOnesAreLeft() throws UnknownHostException {
        AddressGuard guard = new AddressGuard(List.of(), names("93.184.215.14", "10.0.0.1"));

        assertThat(guard.resolve("both.example", 443))
                .extracting(InetSocketAddress::getHostString)
                .containsExactly("93.184.215.14");
    }

    @Test
    void whatTheOperatorNamesIsOpenOnEveryPort() throws UnknownHostException {
        AddressGuard guard =
                new AddressGuard(List.of("10.1.0.0/16", "Wiki.internal"), names("10.1.2.3"));
        AddressGuard other =
                new AddressGuard(List.of("10.1.0.0/16", "wiki.internal"), names("10.2.2.3"));

        assertThat(guard.resolve("intranet.example", 8080)).hasSize(1);
        assertThat(other.resolve("wiki.INTERNAL", 80)).hasSize(1);
        assertThatThrownBy(() -> other.resolve("intranet.example", 443))
                .hasMessageContaining("nightdesk.knowledge.allowed-networks");
    }

    private static DnsResolver names(String... addresses) {
        return new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                InetAddress[] found = new InetAddress[addresses.length];
                for (int i = 0; i < addresses.length; i++) {
                    found[i] = InetAddress.getByName(addresses[i]);
                }
                return found;
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
    }
}
