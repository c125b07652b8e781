package io.nightdesk.knowledge;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What an author wrote. [Articles] checks it.
///
/// @param id lower case letters, digits and hyphens, at most 80; null makes one from the title
/// @param title 1 to 200 characters
/// @param body Markdown, at most 1 MiB in UTF-8
/// @param section at most 80 characters; may be empty
/// @param locale BCP 47
/// @param audience as in [Article#audience]
/// @param validUntil as in [Article#validUntil]
public record ArticleInput(
        @Nullable String id,
        String title,
        String body,
        String section,
        String locale,
        boolean internal,
        String audience,
        @Nullable LocalDate validUntil) {

    /// For everybody, for ever, unless internal.
    public ArticleInput(
            @Nullable String id,
            String title,
            String body,
            String section,
            String locale,
            boolean internal) {
        this(id, title, body, section, locale, internal, "", null);
    }

    ArticleInput withId(@Nullable String other) {
        return new ArticleInput(
                other, title, body, section, locale, internal, audience, validUntil);
    }

    ArticleInput hidden() {
        return new ArticleInput(id, title, body, section, locale, true, audience, validUntil);
    }
}
