package io.nightdesk;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The proxies in front of this server.
///
/// @param trusted addresses or ranges whose `X-Forwarded-` headers are believed; by default those
///     of this machine only, since anybody may be in a private network
@ConfigurationProperties("nightdesk.proxy")
record ProxyProperties(@DefaultValue({"127.0.0.0/8", "::1"}) List<String> trusted) {

    ProxyProperties {
        trusted = List.copyOf(trusted);
    }
}
