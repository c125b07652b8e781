package io.nightdesk.gateway;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param socketsPerAddress connections from one network address at one node; 0 for any number
/// @param socketsPerVisitor connections of one visitor at one node; 0 for any number
@ConfigurationProperties("nightdesk.gateway")
record GatewayProperties(
        @DefaultValue("1000") int socketsPerAddress, @DefaultValue("50") int socketsPerVisitor) {}
