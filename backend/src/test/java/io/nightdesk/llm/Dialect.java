package io.nightdesk.llm;

/// How one provider writes a streamed answer and its errors, as its documentation says.
abstract class Dialect {

    private final String base;
    private final String contentType;

    /// @param base what follows host and port in its address
    Dialect(String base, String contentType) {
        this.base = base;
        this.contentType = contentType;
    }

    static Dialect of(Provider provider) {
        return switch (provider) {
            case OPENAI -> new OpenAiDialect();
            case ANTHROPIC -> new AnthropicDialect();
            case OLLAMA -> new OllamaDialect();
            case GEMINI -> new GeminiDialect();
        };
    }

    /// Why a stream ends.
    enum Finish {
        WHOLE,
        /// The limit of output tokens is reached.
        CUT_OFF,
        TOOL_CALL,
        FILTERED
    }

    /// What follows host and port in its address.
    String base() {
        return base;
    }

    String contentType() {
        return contentType;
    }

    /// What comes before anything else.
    String opening(boolean usage) {
        return "";
    }

    /// What comes before the first text.
    String textStart() {
        return "";
    }

    abstract String text(String text);

    /// What comes after the last text.
    String textEnd() {
        return "";
    }

    abstract String thinking(String text);

    /// @param arguments as the model wrote them, JSON or not
    abstract String toolCall(String tool, String arguments);

    /// The mark of a whole answer, with the count of tokens (120 in, 34 out) if wanted.
    abstract String finish(Finish why, boolean usage);

    /// What follows the mark.
    String end() {
        return "";
    }

    /// The body of an error, as a response of its own or within a stream.
    ///
    /// @param code the provider's word for it
    abstract String error(int status, String code, String message);

    /// A key that it does not know, repeated in full as some do.
    Refusal wrongKey() {
        return new Refusal(
                "401 Unauthorized",
                "",
                error(401, "invalid_api_key", "Incorrect API key: sk-abc123def"));
    }

    Refusal slowDown(int seconds) {
        return new Refusal(
                "429 Too Many Requests",
                "Retry-After: " + seconds + "\r\n",
                error(429, "rate_limit_exceeded", "slow"));
    }

    /// The conversation is longer than the model can read.
    Refusal tooLong() {
        return new Refusal(
                "400 Bad Request",
                "",
                error(400, "context_length_exceeded", "maximum context length is 128000 tokens"));
    }

    /// A response that is no stream.
    ///
    /// @param headers each with its line end
    record Refusal(String status, String headers, String body) {}

    /// An event that is named an error, where events have names.
    String errorEvent(String message) {
        return "event: error\n" + data("{\"message\":" + quoted(message) + "}");
    }

    /// One event with any content.
    String data(String json) {
        return "data: " + json + "\n\n";
    }

    static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }
}
