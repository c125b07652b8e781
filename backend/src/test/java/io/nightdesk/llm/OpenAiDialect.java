package io.nightdesk.llm;

/// What OpenAI writes, and whoever imitates it.
final class OpenAiDialect extends Dialect {

    OpenAiDialect() {
        super("/v1", "text/event-stream");
    }

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
                    case CUT_OFF -> "length";
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
}
