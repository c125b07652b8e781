package io.nightdesk.desk;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What the desk promises its customers.
///
/// @param repliesWithin the longest a customer who found nobody at the desk waits for an answer, as
///     the widget says it
/// @param firstResponse how long a customer who was handed over waits for a person's first word
@ConfigurationProperties("nightdesk.desk")
public record DeskProperties(
        @DefaultValue("24h") Duration repliesWithin, @DefaultValue("5m") Duration firstResponse) {}
