package io.nightdesk.escalation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who writes.
///
/// @param locale a BCP 47 tag
/// @param page where the chat was opened; null when unknown
public record Customer(UUID visitor, String locale, @Nullable String page) {}
