package io.nightdesk.llm;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row of `llm.deployment`.
///
/// @param sealedKey null without a key
record StoredModel(
        UUID id,
        String name,
        String provider,
        String url,
        String model,
        @Nullable String sealedKey,
        int streams,
        boolean enabled,
        @Nullable Price price,
        Instant updatedAt,
        String updatedBy) {

    /// What its key is sealed for.
    static String place(UUID id) {
        return "llm.deployment|sealed_key|" + id;
    }
}
