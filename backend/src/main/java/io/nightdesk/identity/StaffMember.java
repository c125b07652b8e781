package io.nightdesk.identity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Somebody who works here, as colleagues see them.
///
/// @param lastSeenAt to the minute; null before the first sign-in
public record StaffMember(
        UUID id,
        String name,
        String email,
        Role role,
        Instant createdAt,
        @Nullable Instant lastSeenAt) {}
