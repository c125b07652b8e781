package io.nightdesk.llm;

import java.util.Locale;

/// How each provider writes a streamed answer and its errors, as its documentation says.
public enum Dialect {
    OPENAI("/v1", "text/event-stream") {
        @Override
        String text(String text) {
            return chunk("{\"content\":" + quoted(text) + "}", "null");
        }

        @Override
        String thinking(String text) {
            return chunk("{\"reasoning_content\":" + quoted(text) + "}", "null");
        }

        @Override
        String toolCall(String tool, String arguments) {
            return chunk(
                    """
                    {"tool_calls":[{"index":0,"id":"call_1","type":"function",\
                    "function":{"name":%s,"arguments":%s}}]}"""
                            .formatted(quoted(tool), quoted(arguments)),
                    "null");
        }

        @Override
        String finish(Finish why, boolean usage) {
            String reason =
                    switch (why) {
                        case WHOLE -> "stop";
                        case TOOL_CALL -> "tool_calls";
                        case FILTERED -> "content_filter";
                    };
            String count =
                    """
                    data: {"id":"c1","object":"chat.completion.chunk","choices":[],"usage":\
                    {"prompt_tokens":120,"completion_tokens":34,"total_tokens":154}}

                    """;
            return chunk("{}", quoted(reason)) + (usage ? count : "");
        }

        @Override
        String end() {
            return "data: [DONE]\n\n";
        }

        @Override
        String error(int status, String code, String message) {
            return """
            {"error":{"message":%s,"type":"invalid_request_error","param":null,"code":%s}}"""
                    .formatted(quoted(message), quoted(code));
        }

        private static String chunk(String delta, String finish) {
            return """
            data: {"id":"c1","object":"chat.completion.chunk","model":"fault","choices":\
            [{"index":0,"delta":%s,"finish_reason":%s}]}

            """
                    .formatted(delta, finish);
        }
    },

    ANTHROPIC("/v1", "text/event-stream") {
        @Override
        String opening(boolean usage) {
            return event(
                    "message_start",
                    """
                    "message":{"id":"m1","type":"message","role":"assistant","content":[],\
                    "model":"fault","stop_reason":null%s}"""
                            .formatted(
                                    usage
                                            ? ",\"usage\":{\"input_tokens\":120,\"output_tokens\":1}"
                                            : ""));
        }

        @Override
        String textStart() {
            return blockStart("{\"type\":\"text\",\"text\":\"\"}");
        }

        @Override
        String textEnd() {
            return BLOCK_STOP;
        }

        @Override
        String text(String text) {
            return delta("{\"type\":\"text_delta\",\"text\":" + quoted(text) + "}");
        }

        @Override
        String thinking(String text) {
            return blockStart("{\"type\":\"thinking\",\"thinking\":\"\",\"signature\":\"\"}")
                    + delta("{\"type\":\"thinking_delta\",\"thinking\":" + quoted(text) + "}")
                    + delta("{\"type\":\"signature_delta\",\"signature\":\"c2ln\"}")
                    + BLOCK_STOP;
        }

        @Override
        String toolCall(String tool, String arguments) {
            return blockStart(
                            "{\"type\":\"tool_use\",\"id\":\"toolu_1\",\"name\":%s,\"input\":{}}"
                                    .formatted(quoted(tool)))
                    + delta(
                            "{\"type\":\"input_json_delta\",\"partial_json\":"
                                    + quoted(arguments)
                                    + "}")
                    + BLOCK_STOP;
        }

        @Override
        String finish(Finish why, boolean usage) {
            String reason =
                    switch (why) {
                        case WHOLE -> "end_turn";
                        case TOOL_CALL -> "tool_use";
                        case FILTERED -> "refusal";
                    };
            return event(
                            "message_delta",
                            "\"delta\":{\"stop_reason\":\"%s\",\"stop_sequence\":null}%s"
                                    .formatted(
                                            reason,
                                            usage ? ",\"usage\":{\"output_tokens\":34}" : ""))
                    + MESSAGE_STOP;
        }

        @Override
        String error(int status, String code, String message) {
            return "{\"type\":\"error\",\"error\":{\"type\":%s,\"message\":%s}}"
                    .formatted(quoted(code), quoted(message));
        }

        @Override
        String errorEvent(String message) {
            return "event: error\ndata: " + error(529, "overloaded_error", message) + "\n\n";
        }

        private static final String BLOCK_STOP = event("content_block_stop", "\"index\":0");
        private static final String MESSAGE_STOP =
                "event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n";

        private static String blockStart(String block) {
            return event("content_block_start", "\"index\":0,\"content_block\":" + block);
        }

        private static String delta(String delta) {
            return event("content_block_delta", "\"index\":0,\"delta\":" + delta);
        }

        private static String event(String type, String rest) {
            return "event: %s\ndata: {\"type\":\"%s\",%s}\n\n".formatted(type, type, rest);
        }
    },

    OLLAMA("", "application/x-ndjson") {
        @Override
        String text(String text) {
            return line("{\"role\":\"assistant\",\"content\":" + quoted(text) + "}", "");
        }

        @Override
        String thinking(String text) {
            return line(
                    "{\"role\":\"assistant\",\"content\":\"\",\"thinking\":" + quoted(text) + "}",
                    "");
        }

        // Ollama sends arguments as an object, so that broken ones are a broken line.
        @Override
        String toolCall(String tool, String arguments) {
            return line(
                    """
                    {"role":"assistant","content":"","tool_calls":[{"function":\
                    {"name":%s,"arguments":%s}}]}"""
                            .formatted(quoted(tool), arguments),
                    "");
        }

        @Override
        String finish(Finish why, boolean usage) {
            return "{\"model\":\"fault\",\"message\":{\"role\":\"assistant\",\"content\":\"\"},"
                    + "\"done_reason\":\"stop\",\"done\":true"
                    + (usage ? ",\"prompt_eval_count\":120,\"eval_count\":34" : "")
                    + "}\n";
        }

        @Override
        String error(int status, String code, String message) {
            return "{\"error\":" + quoted(message) + "}";
        }

        @Override
        String data(String json) {
            return json + "\n";
        }

        @Override
        String errorEvent(String message) {
            return data(error(500, "", message));
        }

        private static String line(String message, String rest) {
            return "{\"model\":\"fault\",\"created_at\":\"2026-11-29T10:00:00Z\",\"message\":%s%s,"
                            .formatted(message, rest)
                    + "\"done\":false}\n";
        }
    },

    GEMINI("/v1beta", "text/event-stream") {
        @Override
        String text(String text) {
            return candidate(parts("{\"text\":" + quoted(text) + "}"), "");
        }

        @Override
        String thinking(String text) {
            return candidate(parts("{\"text\":" + quoted(text) + ",\"thought\":true}"), "");
        }

        // Gemini sends arguments as an object, so that broken ones are a broken event.
        @Override
        String toolCall(String tool, String arguments) {
            return candidate(
                    parts(
                            "{\"functionCall\":{\"name\":%s,\"args\":%s}}"
                                    .formatted(quoted(tool), arguments)),
                    "");
        }

        @Override
        String finish(Finish why, boolean usage) {
            String reason = why == Finish.FILTERED ? "SAFETY" : "STOP";
            String count =
                    """
                    ,"usageMetadata":{"promptTokenCount":120,"candidatesTokenCount":34,\
                    "totalTokenCount":154}""";
            return candidate(
                    parts("{\"text\":\"\"}") + ",\"finishReason\":\"" + reason + "\"",
                    usage ? count : "");
        }

        @Override
        String error(int status, String code, String message) {
            return """
            {"error":{"code":%d,"message":%s,"status":"INVALID_ARGUMENT","details":\
            [{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":%s}]}}"""
                    .formatted(status, quoted(message), quoted(code));
        }

        // Gemini calls a wrong key a bad request.
        @Override
        Refusal wrongKey() {
            return new Refusal(
                    "400 Bad Request",
                    "",
                    error(400, "API_KEY_INVALID", "API key not valid: sk-abc123def"));
        }

        // Gemini says in the body how long to wait.
        @Override
        Refusal slowDown(int seconds) {
            return new Refusal(
                    "429 Too Many Requests",
                    "",
                    """
                    {"error":{"code":429,"message":"slow","status":"RESOURCE_EXHAUSTED","details":\
                    [{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"%ds"}]}}"""
                            .formatted(seconds));
        }

        private static String parts(String part) {
            return "\"content\":{\"parts\":[" + part + "],\"role\":\"model\"}";
        }

        private static String candidate(String candidate, String rest) {
            return "data: {\"candidates\":[{%s,\"index\":0}]%s}\r\n\r\n".formatted(candidate, rest);
        }
    };

    private final String base;
    private final String contentType;

    Dialect(String base, String contentType) {
        this.base = base;
        this.contentType = contentType;
    }

    /// Why a stream ends.
    enum Finish {
        WHOLE,
        TOOL_CALL,
        FILTERED
    }

    /// The provider's name in `nightdesk.llm.provider`.
    String provider() {
        return name().toLowerCase(Locale.ROOT);
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
