package io.nightdesk.prompt;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A version as the database has it. It never changes.
///
/// @param version counts this prompt's texts, from 1
/// @param origin where it was written
/// @param createdBy a person's name; null when the server took it from a file
record StoredVersion(
        UUID id,
        UUID prompt,
        PromptName name,
        int version,
        String text,
        String sha256,
        Origin origin,
        String note,
        Instant createdAt,
        @Nullable String createdBy) {

    enum Origin {
        FILE,
        UI;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Origin of(String wireName) {
            return valueOf(wireName.toUpperCase(Locale.ROOT));
        }
    }
}
