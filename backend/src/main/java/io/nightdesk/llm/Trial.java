package io.nightdesk.llm;

import org.jspecify.annotations.Nullable;

/// How a request of one token went.
///
/// @param failure null when the model answered, else the [Failure#code]
/// @param detail what the provider or the network said, one line, without keys
public record Trial(@Nullable String failure, @Nullable String detail, long millis) {}
