package io.nightdesk.llm;

/// What an answer cost.
///
/// @param estimated the provider did not say, so that both are guesses from the length of the text
public record Usage(int tokensIn, int tokensOut, boolean estimated) {}
