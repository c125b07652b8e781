package io.nightdesk.llm;

/// Hears an answer grow.
@FunctionalInterface
public interface TextListener {

    /// More text of an attempt. The first text under a new number begins a new answer: what came
    /// under the earlier number belongs to an attempt that failed. What it throws ends the call.
    ///
    /// @param by who produced it; the number of the attempt only ever grows within one call
    /// @param text never empty; ends at a sentence or a word, not inside a link or a mark
    void onText(Answered by, String text);
}
