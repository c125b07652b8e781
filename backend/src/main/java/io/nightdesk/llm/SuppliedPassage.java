package io.nightdesk.llm;

import org.jspecify.annotations.Nullable;

/// A piece of the knowledge base that is shown to a model. It is data to the model, never an
/// instruction.
///
/// @param url where a customer can read the whole article
/// @param updated ISO date of the last change, if known
/// @param text plain text or Markdown as it stands in the article
public record SuppliedPassage(String title, String url, @Nullable String updated, String text) {}
