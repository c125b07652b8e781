package io.nightdesk.llm;

/// What Anthropic writes: named events, and a block around each kind of content.
final class AnthropicDialect extends Dialect {

    private static final String BLOCK_STOP = event("content_block_stop", "\"index\":0");
    private static final String MESSAGE_STOP =
            "event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n";

    AnthropicDialect() {
        super("/v1", "text/event-stream");
    }

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
                    case CUT_OFF -> "max_tokens";
                    case TOOL_CALL -> "tool_use";
                    case FILTERED -> "refusal";
                };
        return event(
                        "message_delta",
                        "\"delta\":{\"stop_reason\":\"%s\",\"stop_sequence\":null}%s"
                                .formatted(
                                        reason, usage ? ",\"usage\":{\"output_tokens\":34}" : ""))
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

    private static String blockStart(String block) {
        return event("content_block_start", "\"index\":0,\"content_block\":" + block);
    }

    private static String delta(String delta) {
        return event("content_block_delta", "\"index\":0,\"delta\":" + delta);
    }

    private static String event(String type, String rest) {
        return "event: %s\ndata: {\"type\":\"%s\",%s}\n\n".formatted(type, type, rest);
    }
}
