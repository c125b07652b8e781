package io.nightdesk;

import io.nightdesk.limits.Callers;
import io.nightdesk.limits.Network;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Believes `X-Forwarded-For`, `-Proto` and `-Host` when a trusted proxy sends them, and nobody
/// else: an address that callers could make up would be no ground for limits. The caller's address
/// is the last one in the list that is not a trusted proxy's; what stands before it came from
/// outside (MDN, "X-Forwarded-For", section on selecting an address).
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class TrustedProxies extends OncePerRequestFilter implements Callers {

    /// Some proxies name the port, too, and put IPv6 into brackets for it.
    private static final Pattern PORT = Pattern.compile("^([\\d.]+|\\[.*]):\\d+$");

    private static final Logger LOG = LoggerFactory.getLogger(TrustedProxies.class);

    private static final String SETTING = "nightdesk.proxy.trusted";

    /// This machine and the networks of RFC 1918 and RFC 4193.
    private static final List<IpAddressMatcher> PRIVATE =
            Stream.of(
                            "127.0.0.0/8",
                            "::1",
                            "10.0.0.0/8",
                            "172.16.0.0/12",
                            "192.168.0.0/16",
                            "fc00::/7")
                    .map(IpAddressMatcher::new)
                    .toList();

    private final List<IpAddressMatcher> trusted;
    private final AtomicBoolean warned = new AtomicBoolean();

    TrustedProxies(ProxyProperties properties) {
        this.trusted = properties.trusted().stream().map(IpAddressMatcher::new).toList();
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean forwarded =
                request.getHeader("X-Forwarded-For") != null
                        || request.getHeader("X-Forwarded-Proto") != null;
        boolean believed = isTrusted(request.getRemoteAddr());
        if (forwarded && !believed) {
            warn(request.getRemoteAddr());
        }
        chain.doFilter(
                forwarded && believed ? new Forwarded(request, caller(request)) : request,
                response);
    }

    /// Most likely a proxy that nobody has named: then everybody seems to be at one address.
    private void warn(String from) {
        if (isPrivate(from) && warned.compareAndSet(false, true)) {
            LOG.atWarn()
                    .addKeyValue("from", from)
                    .log("X-Forwarded-For is not believed; is it a proxy? Name it in {}", SETTING);
        }
    }

    private String caller(HttpServletRequest request) {
        String caller = request.getRemoteAddr();
        List<String> headers = Collections.list(request.getHeaders("X-Forwarded-For"));
        String[] hops = String.join(",", headers).split(",", -1);
        for (int i = hops.length - 1; i >= 0 && isTrusted(caller); i--) {
            String hop =
                    PORT.matcher(hops[i].strip()).replaceFirst("$1").replaceAll("[\\[\\]]", "");
            if (!isAddress(hop)) {
                break;
            }
            caller = hop;
        }
        return caller;
    }

    /// A private address is nobody's either: it may be that of a proxy that nobody has named.
    @Override
    public boolean isCaller(String address) {
        return !isTrusted(address) && !isPrivate(address);
    }

    private boolean isTrusted(String address) {
        String bare = Network.bare(address);
        return trusted.stream().anyMatch(range -> range.matches(bare));
    }

    private static boolean isPrivate(String address) {
        String bare = Network.bare(address);
        return PRIVATE.stream().anyMatch(range -> range.matches(bare));
    }

    /// A name is none: no resolver is asked.
    private static boolean isAddress(String text) {
        try {
            InetAddress.ofLiteral(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /// The request as it reached the first trusted proxy.
    private static final class Forwarded extends HttpServletRequestWrapper {

        private final String caller;
        private final @Nullable String host;
        private final boolean secure;

        Forwarded(HttpServletRequest request, String caller) {
            super(request);
            this.caller = caller;
            this.host = request.getHeader("X-Forwarded-Host");
            String scheme = request.getHeader("X-Forwarded-Proto");
            this.secure = scheme == null ? request.isSecure() : "https".equals(scheme);
        }

        @Override
        public String getRemoteAddr() {
            return caller;
        }

        @Override
        public String getRemoteHost() {
            return caller;
        }

        @Override
        public boolean isSecure() {
            return secure;
        }

        @Override
        public String getScheme() {
            return secure ? "https" : "http";
        }

        @Override
        public String getServerName() {
            String authority = authority();
            int colon = authority.lastIndexOf(':');
            return colon > authority.lastIndexOf(']') ? authority.substring(0, colon) : authority;
        }

        @Override
        public int getServerPort() {
            String authority = authority();
            int colon = authority.lastIndexOf(':');
            if (colon <= authority.lastIndexOf(']')) {
                return secure ? 443 : 80;
            }
            try {
                return Integer.parseInt(authority.substring(colon + 1));
            } catch (NumberFormatException e) {
                return super.getServerPort();
            }
        }

        @Override
        public StringBuffer getRequestURL() {
            return new StringBuffer(getScheme())
                    .append("://")
                    .append(authority())
                    .append(getRequestURI());
        }

        private String authority() {
            if (host != null && !host.isBlank()) {
                return host.split(",", 2)[0].strip();
            }
            String sent = super.getHeader("Host");
            return sent == null ? super.getServerName() : sent;
        }
    }
}
