package io.nightdesk.knowledge;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What customers see of an article; never an internal one.
///
/// @param revision with the id, names exactly this text
record PublishedRow(
        String id,
        long revision,
        String title,
        String body,
        String section,
        String locale,
        String audience,
        @Nullable LocalDate validUntil,
        LocalDate updated) {}
