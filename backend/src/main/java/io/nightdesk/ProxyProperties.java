package io.nightdesk;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The proxies in front of this server.
///
/// @param trusted addresses or ranges whose `X-Forwarded-` headers are believed; by default this
///     machine and the private networks, where a load balancer or a container's proxy lives
@ConfigurationProperties("nightdesk.proxy")
record ProxyProperties(
        @DefaultValue({
                    "127.0.0.0/8",
                    "::1",
                    "10.0.0.0/8",
                    "172.16.0.0/12",
                    "192.168.0.0/16",
                    "fc00::/7"
                })
                List<String> trusted) {

    ProxyProperties {
        trusted = List.copyOf(trusted);
    }
}
