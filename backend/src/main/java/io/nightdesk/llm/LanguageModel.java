package io.nightdesk.llm;

/// The port to language models. One call is one answer, however many providers it takes.
public interface LanguageModel {

    /// Answers a question from the passages supplied with it; blocks until there is an outcome, at
    /// most the time limit of a turn. Never throws for what a provider does: every such end is a
    /// [Completion].
    ///
    /// When a provider fails after text was shown, the next one starts the answer again; its text
    /// arrives under a higher attempt number and never continues the earlier text.
    ///
    /// @param listener hears the text as it grows, from one thread at a time, in order and never
    ///     after this method has returned
    Completion complete(CompletionRequest request, TextListener listener);
}
