package io.nightdesk.knowledge;

import org.jspecify.annotations.Nullable;

/// What an author wrote. [Articles] checks it.
///
/// @param id lower case letters, digits and hyphens, at most 80; null makes one from the title
/// @param title 1 to 200 characters
/// @param body Markdown, at most 1 MiB in UTF-8
/// @param section at most 80 characters; may be empty
/// @param locale BCP 47
public record ArticleInput(
        @Nullable String id,
        String title,
        String body,
        String section,
        String locale,
        boolean internal) {

    ArticleInput withId(@Nullable String other) {
        return new ArticleInput(other, title, body, section, locale, internal);
    }

    ArticleInput hidden() {
        return new ArticleInput(id, title, body, section, locale, true);
    }
}
