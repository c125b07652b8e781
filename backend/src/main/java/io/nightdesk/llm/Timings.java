package io.nightdesk.llm;

import java.time.Duration;

/// How long a call took, measured from its start and so with every failed attempt in it.
///
/// @param firstByte until the answering provider's response headers
/// @param firstText until the first text of the attempt that succeeded
/// @param total until the last
public record Timings(Duration firstByte, Duration firstText, Duration total) {}
