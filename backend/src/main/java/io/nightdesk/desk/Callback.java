package io.nightdesk.desk;

import java.time.Instant;

/// When an agent wants a conversation back in the queue.
///
/// @param text what to remember; may be empty
public record Callback(Instant at, String text) {}
