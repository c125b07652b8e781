package io.nightdesk.limits;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/// Where on the network somebody is, as far as limits are concerned.
public final class Network {

    private Network() {}

    /// An IPv4 address; of an IPv6 one its /64, which is one line's: whoever has it can call from
    /// any address in it.
    ///
    /// @param address as text, IPv6 with or without brackets
    public static String of(String address) {
        InetAddress caller = address(address);
        if (caller instanceof Inet4Address) {
            return caller.getHostAddress();
        }
        byte[] network = Arrays.copyOf(Arrays.copyOf(caller.getAddress(), 8), 16);
        try {
            return InetAddress.getByAddress(network).getHostAddress() + "/64";
        } catch (UnknownHostException e) {
            throw new IllegalStateException("16 bytes are an address", e);
        }
    }

    /// @param text IPv6 with or without brackets
    /// @throws IllegalArgumentException if it is no address
    public static InetAddress address(String text) {
        return InetAddress.ofLiteral(bare(text));
    }

    /// An address without brackets, in which Jetty puts IPv6, and without the name of an interface.
    public static String bare(String text) {
        return text.replaceAll("[\\[\\]]|%.*", "");
    }
}
