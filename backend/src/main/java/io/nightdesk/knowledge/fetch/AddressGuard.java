package io.nightdesk.knowledge.fetch;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.springframework.boot.http.client.InetAddressFilter;

/// Gives out only addresses that may be connected to. It sits where names become addresses, so what
/// was checked is what is connected to, whatever the name means a moment later.
///
/// Public addresses are open on port 443 alone. What this installation's operator allows by name or
/// network is open on every port.
final class AddressGuard implements DnsResolver {

    /// Beside what the filter knows as internal: carrier networks, tests, multicast and the future,
    /// and IPv6 that stands for an IPv4 address.
    private static final InetAddressFilter PUBLIC =
            InetAddressFilter.externalAddresses()
                    .andNot(
                            "0.0.0.0/8",
                            "100.64.0.0/10",
                            "169.254.0.0/16",
                            "192.0.0.0/24",
                            "192.0.2.0/24",
                            "198.18.0.0/15",
                            "198.51.100.0/24",
                            "203.0.113.0/24",
                            "224.0.0.0/4",
                            "240.0.0.0/4",
                            "::/96",
                            "64:ff9b::/96",
                            "64:ff9b:1::/48",
                            "100::/64",
                            "2001::/23",
                            "2001:db8::/32",
                            "2002::/16",
                            "fc00::/7",
                            "fe80::/10",
                            "ff00::/8");

    private static final Pattern NETWORK = Pattern.compile("[0-9.]+(/\\d+)?|.*:.*");
    private static final int HTTPS = 443;

    private final DnsResolver names;
    private final InetAddressFilter networks;
    private final Set<String> hosts;

    AddressGuard(List<String> allowed) {
        this(allowed, SystemDefaultDnsResolver.INSTANCE);
    }

    /// @param allowed names of hosts, addresses and networks such as `10.1.0.0/16`
    AddressGuard(List<String> allowed, DnsResolver names) {
        Predicate<String> isNetwork = NETWORK.asMatchPredicate();
        this.names = names;
        this.networks =
                InetAddressFilter.of(allowed.stream().filter(isNetwork).toArray(String[]::new));
        this.hosts =
                allowed.stream()
                        .filter(isNetwork.negate())
                        .map(host -> host.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet());
    }

    /// Where it may be connected to was not allowed.
    static final class Refused extends UnknownHostException {

        private static final long serialVersionUID = 1L;

        Refused(String reason) {
            super(reason);
        }
    }

    @Override
    public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
        List<InetSocketAddress> open = new ArrayList<>();
        boolean isPublic = false;
        for (InetAddress address : names.resolve(host)) {
            isPublic |= PUBLIC.matches(address);
            if (isAllowed(host, address) || (port == HTTPS && PUBLIC.matches(address))) {
                open.add(new InetSocketAddress(address, port));
            }
        }
        if (open.isEmpty()) {
            throw new Refused(
                    isPublic
                            ? "only https on port 443 is read from public addresses"
                            : "it lies in a network that is not read from; the setting"
                                    + " nightdesk.knowledge.allowed-networks names exceptions");
        }
        return open;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        return resolve(host, HTTPS).stream()
                .map(InetSocketAddress::getAddress)
                .toArray(InetAddress[]::new);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    private boolean isAllowed(String host, InetAddress address) {
        return hosts.contains(host.toLowerCase(Locale.ROOT)) || networks.matches(address);
    }
}
