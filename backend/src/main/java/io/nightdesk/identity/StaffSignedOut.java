package io.nightdesk.identity;

import java.util.UUID;

/// Somebody ended a session on this node, or an admin their account; their sockets should end too.
///
/// @param staff the person's id
public record StaffSignedOut(UUID staff) {}
