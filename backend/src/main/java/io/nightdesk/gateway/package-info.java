/// Delivery over WebSocket: the protocol, the sessions, the fan-out and typing. The only way out.
@ApplicationModule(
        displayName = "Gateway",
        allowedDependencies = {
            "kernel",
            "site",
            "identity",
            "limits",
            "conversation",
            "desk",
            "node"
        })
@NullMarked
package io.nightdesk.gateway;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
