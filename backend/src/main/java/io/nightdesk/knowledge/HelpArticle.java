package io.nightdesk.knowledge;

import java.time.LocalDate;

/// An article as customers see it.
///
/// @param html the body, safe to put into a page
public record HelpArticle(
        String id, String title, String section, String locale, LocalDate updated, String html) {}
