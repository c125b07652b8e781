package io.nightdesk.knowledge;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A source of an [ExtractiveAnswer].
///
/// @param number from 1, as in the answer's `[1]` markers
/// @param url where a customer can read the whole article: a path on this server
/// @param quote the quoted sentences as plain text, at most 600 characters
public record Quote(
        int number,
        String articleId,
        String title,
        String url,
        String quote,
        @Nullable String section,
        LocalDate updated) {}
