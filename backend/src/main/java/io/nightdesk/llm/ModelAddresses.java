package io.nightdesk.llm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.http.client.InetAddressFilter;

/// Where a model may be. No model lives at the addresses where clouds hand out credentials, nor at
/// any other that means nothing beyond one link: those are refused at each connection, whatever a
/// name meant a moment before. The system's proxy, if there is one, is used.
final class ModelAddresses extends ProxySelector {

    /// Link-local with the metadata services of AWS, Azure and Google Cloud; those of Alibaba and
    /// of Azure's host; unspecified, multicast and broadcast.
    private static final InetAddressFilter NOWHERE =
            InetAddressFilter.of(
                    "0.0.0.0/8",
                    "169.254.0.0/16",
                    "100.100.100.200",
                    "168.63.129.16",
                    "224.0.0.0/4",
                    "255.255.255.255",
                    "::",
                    "fe80::/10",
                    "fd00:ec2::254",
                    "ff00::/8");

    /// What an admin must mend before an address is kept, as the end of a sentence about it; empty
    /// if nothing. A name that is not known at this moment may be one later.
    ///
    /// @param plainHttp networks for which `http://` will do
    static Optional<String> refusal(String url, List<String> plainHttp) {
        URI address = URI.create(url);
        InetAddress[] found;
        try {
            found = InetAddress.getAllByName(address.getHost());
        } catch (UnknownHostException notYet) {
            return Optional.empty();
        }
        if (Arrays.stream(found).anyMatch(NOWHERE::matches)) {
            return Optional.of("is one at which no model can be");
        }
        InetAddressFilter near = InetAddressFilter.of(plainHttp.toArray(String[]::new));
        if ("http".equals(address.getScheme()) && !Arrays.stream(found).allMatch(near::matches)) {
            return Optional.of(
                    "is outside of this network, where it must begin with https://;"
                            + " the setting nightdesk.llm.plain-http names exceptions");
        }
        return Optional.empty();
    }

    @Override
    public List<Proxy> select(URI uri) {
        try {
            if (Arrays.stream(InetAddress.getAllByName(uri.getHost())).anyMatch(NOWHERE::matches)) {
                throw new UncheckedIOException(
                        new IOException("no model can be at the address of " + uri.getHost()));
            }
        } catch (UnknownHostException unknown) {
            // A proxy may know it; else the connection fails.
        }
        ProxySelector system = ProxySelector.getDefault();
        return system == null ? List.of(Proxy.NO_PROXY) : system.select(uri);
    }

    @Override
    public void connectFailed(URI uri, SocketAddress proxy, IOException failure) {
        ProxySelector system = ProxySelector.getDefault();
        if (system != null) {
            system.connectFailed(uri, proxy, failure);
        }
    }
}
