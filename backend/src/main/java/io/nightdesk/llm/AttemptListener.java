package io.nightdesk.llm;

/// Hears one attempt, on the thread that asks.
@FunctionalInterface
interface AttemptListener {

    /// More text that may be shown.
    void onText(String text);

    /// The first text has come, if only to be held back.
    default void onFirstText() {}
}
