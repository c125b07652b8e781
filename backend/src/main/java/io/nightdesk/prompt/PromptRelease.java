package io.nightdesk.prompt;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A set of prompt versions that goes live together. It never changes.
///
/// @param number counts the site's releases, from 1
/// @param createdBy a person's name; null when the server made it from files
/// @param production whether it answers customers now
public record PromptRelease(
        UUID id,
        long number,
        String note,
        Instant createdAt,
        @Nullable String createdBy,
        boolean production) {}
