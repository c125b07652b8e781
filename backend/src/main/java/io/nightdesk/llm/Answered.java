package io.nightdesk.llm;

/// Which deployment spoke.
///
/// @param provider `openai`, `anthropic`, `ollama` or `gemini`
/// @param model the provider's name of the model
/// @param attempt the [Attempt#number]
public record Answered(Rung rung, String provider, String model, int attempt) {}
