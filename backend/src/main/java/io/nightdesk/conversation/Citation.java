package io.nightdesk.conversation;

import org.jspecify.annotations.Nullable;

/// A source of an answer. The answer's text carries `[1]`, `[2]` … where a sentence rests on it.
///
/// @param number from 1, in reading order within one message
/// @param article the article's id
/// @param url where a customer can read the whole article; a path on this server or absolute
/// @param quote the passage as it stands in the article, plain text, at most 600 characters
/// @param section the help centre's section, for example "Delivery"
/// @param updated ISO date of the article's last change
public record Citation(
        int number,
        String article,
        String title,
        String url,
        String quote,
        @Nullable String section,
        @Nullable String updated) {}
