package io.nightdesk.knowledge;

import java.time.LocalDate;
import java.util.List;

/// An article as customers see it.
///
/// @param html the body, safe to put into a page
/// @param related others of the same section and language
public record HelpArticle(
        String id,
        String title,
        String section,
        String locale,
        LocalDate updated,
        String html,
        List<Link> related) {

    public HelpArticle {
        related = List.copyOf(related);
    }

    /// Another article.
    public record Link(String id, String title) {}
}
