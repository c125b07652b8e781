package io.nightdesk.node;

import org.jspecify.annotations.Nullable;

/// Another node of the same machine.
///
/// @param pid its process
/// @param port where customers reach it; null while it starts, and for a node of release 0.1.0
public record Neighbour(long pid, @Nullable Integer port) {}
