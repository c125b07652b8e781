package io.nightdesk.knowledge.read;

import org.jspecify.annotations.Nullable;

/// A document as Markdown.
///
/// @param title may be empty
/// @param markdown may be empty
/// @param locale BCP 47, as the document says; null if it does not
public record Page(String title, String markdown, @Nullable String locale) {}
