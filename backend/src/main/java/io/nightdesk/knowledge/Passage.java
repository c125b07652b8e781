package io.nightdesk.knowledge;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// The part of one article that fits a question best.
///
/// @param articleId the article's id, stable over edits
/// @param section where the help centre files the article, for example "Delivery"
/// @param heading the heading the part stands under; empty above the first one
/// @param url where a customer can read the whole article: a path on this server
/// @param text the whole part under the heading, plain text, at most 400 words: what a language
///     model should read
/// @param chunk the few sentences in it that matched: what should be cited
/// @param score comparable between questions; about 0.4 is chance, above 1.1 is close wording
/// @param updated the day the article last changed
public record Passage(
        String articleId,
        String title,
        @Nullable String section,
        String heading,
        String url,
        String text,
        String chunk,
        double score,
        LocalDate updated) {}
