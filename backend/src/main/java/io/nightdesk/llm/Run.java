package io.nightdesk.llm;

import java.time.Duration;

/// One request and how it went.
///
/// @param before from the start of the call until this request's
/// @param took from this request's start
record Run(Duration before, Outcome outcome, Duration took) {}
