package io.nightdesk.node;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How long a node takes to leave while another one is there. Alone it leaves at once.
///
/// @param notice from "not ready" until a balancer has noticed: its check interval times the
///     failures it wants, and a second
/// @param window in which sockets are told to move, and running turns may still end
/// @param longest what the window grows to for many sockets, which must not all come back at once.
///     Who ends the process by force has to wait for `notice`, `longest`, `grace` and a minute
/// @param grace what the last socket told has before it is closed
@ConfigurationProperties("nightdesk.drain")
record DrainProperties(
        @DefaultValue("3s") Duration notice,
        @DefaultValue("15s") Duration window,
        @DefaultValue("90s") Duration longest,
        @DefaultValue("5s") Duration grace) {}
