package io.nightdesk.llm;

/// What Gemini writes: each event a candidate with its parts.
final class GeminiDialect extends Dialect {

    GeminiDialect() {
        super("/v1beta", "text/event-stream");
    }

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
        String reason =
                switch (why) {
                    case WHOLE, TOOL_CALL -> "STOP";
                    case CUT_OFF -> "MAX_TOKENS";
                    case FILTERED -> "SAFETY";
                };
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
}
