package io.nightdesk.llm;

/// What Ollama writes: a JSON object a line.
final class OllamaDialect extends Dialect {

    OllamaDialect() {
        super("", "application/x-ndjson");
    }

    @Override
    String text(String text) {
        return line("{\"role\":\"assistant\",\"content\":" + quoted(text) + "}", "");
    }

    @Override
    String thinking(String text) {
        return line(
                "{\"role\":\"assistant\",\"content\":\"\",\"thinking\":" + quoted(text) + "}", "");
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
                + "\"done_reason\":\"%s\",\"done\":true"
                        .formatted(why == Finish.CUT_OFF ? "length" : "stop")
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
}
