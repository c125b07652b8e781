package io.nightdesk.llm;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import java.util.List;

/// Guesses token counts where a provider does not tell: four letters to a token, which is OpenAI's
/// rule of thumb for English, and one character where a script has no words.
final class Tokens {

    private Tokens() {}

    static int estimate(String text) {
        long wordless = text.codePoints().filter(Character::isIdeographic).count();
        return (int) (wordless + (text.length() - wordless + 3) / 4);
    }

    static int estimate(List<ChatMessage> messages) {
        return messages.stream().mapToInt(message -> estimate(text(message))).sum();
    }

    private static String text(ChatMessage message) {
        return switch (message) {
            case SystemMessage system -> system.text();
            case UserMessage user -> user.singleText();
            case AiMessage assistant -> assistant.text();
            default -> "";
        };
    }
}
