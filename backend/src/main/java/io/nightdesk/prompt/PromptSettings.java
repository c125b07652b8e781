package io.nightdesk.prompt;

/// How a prompt wants to be run.
///
/// @param profile which ladder of models, never a vendor's model id
/// @param temperature 0 to 2
/// @param maxOutputTokens at least 1
public record PromptSettings(String profile, double temperature, int maxOutputTokens) {}
