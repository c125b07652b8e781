package io.nightdesk.knowledge;

import org.jspecify.annotations.Nullable;

/// Something in a source that somebody should look at.
///
/// @param where an address, or a file with a line number for one of many
/// @param what what is wrong and what would be right
/// @param articleId the article it concerns; null if there is none
public record SourceProblem(String where, String what, @Nullable String articleId) {}
