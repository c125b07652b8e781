package io.nightdesk.node;

import java.time.Instant;
import java.util.UUID;

/// This process.
///
/// @param id a new one for each start, so that a lease of an earlier life is never mistaken for
///     one of this
/// @param startedAt this process's own clock, for people to read
public record Node(UUID id, Instant startedAt) {}
