package io.nightdesk.confidence;

/// What was said of something and how it was.
///
/// @param likely the probability that it is right, 0 to 1
record Outcome(double likely, boolean right) {}
