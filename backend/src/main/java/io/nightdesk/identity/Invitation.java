package io.nightdesk.identity;

import java.time.Instant;
import java.util.UUID;

/// An invitation that can still be accepted.
///
/// @param createdBy the name of who invited
public record Invitation(
        UUID id, Role role, Instant createdAt, Instant expiresAt, String createdBy) {}
