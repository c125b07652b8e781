package io.nightdesk.prompt;

/// What keeps a prompt from being published.
///
/// @param line in the prompt's text, front matter included, from 1
/// @param message what is wrong and what would be right
public record PromptProblem(int line, String message) {}
