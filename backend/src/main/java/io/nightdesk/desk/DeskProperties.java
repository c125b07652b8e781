package io.nightdesk.desk;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What the desk promises its customers.
///
/// @param firstResponse how long a customer who was handed over waits for a person's first word
@ConfigurationProperties("nightdesk.desk")
record DeskProperties(@DefaultValue("5m") Duration firstResponse) {}
