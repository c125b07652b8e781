package io.nightdesk.escalation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One of a site's own rules for when a conversation goes to people.
///
/// @param revision rises with every change; an edit names the one it rests on
public record EscalationRule(
        UUID id,
        EscalationRuleInput terms,
        long revision,
        Instant updatedAt,
        @Nullable String updatedBy) {}
