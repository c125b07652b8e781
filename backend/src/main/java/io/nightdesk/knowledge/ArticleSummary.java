package io.nightdesk.knowledge;

import java.time.Instant;

/// An article in a list; see [Article].
public record ArticleSummary(
        String id,
        String title,
        String section,
        String locale,
        boolean internal,
        Article.Status status,
        Instant updatedAt) {}
