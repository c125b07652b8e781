package io.nightdesk.llm;

/// The port to language models. One call is one answer, however many providers it takes.
public interface LanguageModel {

    /// Answers a question from the passages supplied with it. Blocks until there is an outcome, at
    /// most for the time limit of a turn (`nightdesk.llm.limits.turn`). Never throws for what a
    /// provider does: every such end is a [Completion]. What the listener throws comes out of this
    /// call, after the connection is closed. An interrupt of the calling thread is a cancel; the
    /// flag stays set.
    ///
    /// When a provider fails after text was shown, the next one starts the answer again; its text
    /// arrives under a higher attempt number and never continues the earlier text.
    ///
    /// @param listener hears the text as it grows, in order, on the calling thread
    Completion complete(CompletionRequest request, TextListener listener);
}
