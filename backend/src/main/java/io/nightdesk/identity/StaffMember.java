package io.nightdesk.identity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Somebody who works here, as colleagues see them.
///
/// @param lastSeenAt to the minute; null before the first sign-in
/// @param disabledAt since when nobody signs in to this account; null while somebody may
public record StaffMember(
        UUID id,
        String name,
        String email,
        Role role,
        Instant createdAt,
        @Nullable Instant lastSeenAt,
        @Nullable Instant disabledAt) {}
