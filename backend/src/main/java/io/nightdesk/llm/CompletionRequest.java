package io.nightdesk.llm;

import java.util.List;

/// All that a model is told, and how it may be stopped.
///
/// @param system the rendered system prompt: ours, never a customer's words
/// @param history what was said before the question, oldest first
/// @param question the customer's words
/// @param passages what the answer may rest on; the model knows the first as `p1`, the next as `p2`
public record CompletionRequest(
        String system,
        List<Said> history,
        String question,
        List<SuppliedPassage> passages,
        Settings settings,
        CancelHandle cancel) {

    public CompletionRequest {
        history = List.copyOf(history);
        passages = List.copyOf(passages);
        if (question.isBlank()) {
            throw new IllegalArgumentException("A model needs a question that is not blank");
        }
    }

    /// One earlier message.
    public record Said(Speaker by, String text) {}

    /// Who wrote an earlier message.
    public enum Speaker {
        CUSTOMER,
        ASSISTANT,
        AGENT
    }

    /// What a prompt sets for the model.
    ///
    /// @param temperature 0 (always the likeliest word) to 2
    /// @param maxOutputTokens where an answer is cut off, more than 0
    public record Settings(double temperature, int maxOutputTokens) {

        public Settings {
            if (temperature < 0 || temperature > 2) {
                throw new IllegalArgumentException(
                        "Temperature must lie between 0 and 2, not " + temperature);
            }
            if (maxOutputTokens <= 0) {
                throw new IllegalArgumentException(
                        "An answer needs at least one token, not " + maxOutputTokens);
            }
        }
    }
}
