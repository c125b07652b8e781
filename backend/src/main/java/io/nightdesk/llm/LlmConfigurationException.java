package io.nightdesk.llm;

/// The settings of a language model make no sense. The message is one line that names the variable,
/// says what is wrong and what would be right; it never holds a key.
final class LlmConfigurationException extends RuntimeException {

    LlmConfigurationException(String message) {
        super(message);
    }
}
