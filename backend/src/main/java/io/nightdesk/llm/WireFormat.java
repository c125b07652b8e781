package io.nightdesk.llm;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What the events of a provider's stream mean, as far as time limits, endings and the count of
/// tokens go. The text itself is read by the provider's adapter; the adapters take a stream that
/// was cut for one that was finished, and count what was thought in some formats only, hence this
/// second look.
enum WireFormat {
    OPENAI("text/event-stream") {
        @Override
        Sense sense(JsonNode data) {
            JsonNode choice = data.path("choices").path(0);
            JsonNode delta = choice.path("delta");
            return new Sense(
                    hasText(delta.path("content")),
                    hasText(delta.path("reasoning_content")) || hasText(delta.path("reasoning")),
                    hasText(choice.path("finish_reason")),
                    false);
        }

        @Override
        boolean refused(JsonNode data) {
            return data.path("choices")
                    .path(0)
                    .path("finish_reason")
                    .asString("")
                    .equals("content_filter");
        }

        @Override
        boolean callsTool(JsonNode data) {
            JsonNode delta = data.path("choices").path(0).path("delta");
            return !delta.path("tool_calls").isEmpty() || !delta.path("function_call").isEmpty();
        }

        @Override
        TokenCounts counts(JsonNode data) {
            JsonNode usage = data.path("usage");
            Integer in = number(usage.path("prompt_tokens"));
            Integer out = number(usage.path("completion_tokens"));
            Integer total = number(usage.path("total_tokens"));
            // Some that imitate OpenAI leave thoughts out of the completion, not out of the total.
            if (in != null && out != null && total != null) {
                out = Math.max(out, total - in);
            }
            return TokenCounts.of(
                    in,
                    number(usage.path("prompt_tokens_details").path("cached_tokens")),
                    out,
                    number(usage.path("completion_tokens_details").path("reasoning_tokens")));
        }
    },
    ANTHROPIC("text/event-stream") {
        @Override
        Sense sense(JsonNode data) {
            boolean stopped = data.path("type").asString("").equals("message_stop");
            return new Sense(
                    hasText(data.path("delta").path("text")),
                    hasText(data.path("delta").path("thinking")),
                    stopped,
                    stopped);
        }

        @Override
        boolean refused(JsonNode data) {
            return data.path("delta").path("stop_reason").asString("").equals("refusal");
        }

        @Override
        boolean callsTool(JsonNode data) {
            return data.path("content_block").path("type").asString("").endsWith("tool_use");
        }

        // What a message begins with says how much was read; of what will be written it knows
        // nothing yet.
        @Override
        TokenCounts counts(JsonNode data) {
            JsonNode begun = data.path("message").path("usage");
            JsonNode usage = begun.isMissingNode() ? data.path("usage") : begun;
            return new TokenCounts(
                    null,
                    number(usage.path("input_tokens")),
                    number(usage.path("cache_read_input_tokens")),
                    number(usage.path("cache_creation_input_tokens")),
                    begun.isMissingNode() ? number(usage.path("output_tokens")) : null,
                    null);
        }
    },
    GEMINI("text/event-stream") {
        private static final Set<String> REFUSALS =
                Set.of("SAFETY", "PROHIBITED_CONTENT", "BLOCKLIST", "SPII");

        @Override
        Sense sense(JsonNode data) {
            JsonNode candidate = data.path("candidates").path(0);
            boolean text = false;
            boolean thinking = false;
            for (JsonNode part : candidate.path("content").path("parts")) {
                boolean thought = part.path("thought").asBoolean(false);
                text |= hasText(part.path("text")) && !thought;
                thinking |= thought;
            }
            return new Sense(text, thinking, hasText(candidate.path("finishReason")), false);
        }

        @Override
        boolean refused(JsonNode data) {
            return hasText(data.path("promptFeedback").path("blockReason"))
                    || REFUSALS.contains(
                            data.path("candidates").path(0).path("finishReason").asString(""));
        }

        @Override
        boolean callsTool(JsonNode data) {
            for (JsonNode part : data.path("candidates").path(0).path("content").path("parts")) {
                if (part.has("functionCall")) {
                    return true;
                }
            }
            return false;
        }

        @Override
        TokenCounts counts(JsonNode data) {
            JsonNode usage = data.path("usageMetadata");
            Integer said = number(usage.path("candidatesTokenCount"));
            Integer thought = number(usage.path("thoughtsTokenCount"));
            return TokenCounts.of(
                    number(usage.path("promptTokenCount")),
                    number(usage.path("cachedContentTokenCount")),
                    thought == null ? said : Integer.valueOf(thought + (said == null ? 0 : said)),
                    thought);
        }
    },
    OLLAMA("application/x-ndjson") {
        @Override
        Sense sense(JsonNode data) {
            JsonNode message = data.path("message");
            boolean done = data.path("done").asBoolean(false);
            return new Sense(
                    hasText(message.path("content")),
                    hasText(message.path("thinking")),
                    done,
                    done);
        }

        @Override
        boolean callsTool(JsonNode data) {
            return !data.path("message").path("tool_calls").isEmpty();
        }

        @Override
        TokenCounts counts(JsonNode data) {
            return TokenCounts.of(
                    number(data.path("prompt_eval_count")),
                    null,
                    number(data.path("eval_count")),
                    null);
        }
    };

    private final String contentType;

    WireFormat(String contentType) {
        this.contentType = contentType;
    }

    abstract Sense sense(JsonNode data);

    /// Whether the provider's content filter speaks here.
    boolean refused(JsonNode data) {
        return false;
    }

    /// Whether the model calls a tool here.
    abstract boolean callsTool(JsonNode data);

    /// What is said of tokens here.
    abstract TokenCounts counts(JsonNode data);

    /// The content type of a stream.
    String contentType() {
        return contentType;
    }

    /// One JSON object per line instead of server-sent events.
    boolean isJsonLines() {
        return this == OLLAMA;
    }

    /// The provider's words when an event reports an error, whatever the format; null otherwise.
    static @Nullable String error(JsonNode data) {
        JsonNode error = data.path("error");
        if (error.isMissingNode() || error.isNull()) {
            return null;
        }
        JsonNode message = error.path("message");
        return message.isString() ? message.asString() : error.asString(error.toString());
    }

    private static @Nullable Integer number(JsonNode node) {
        return node.isIntegralNumber() && node.canConvertToInt() && node.intValue() >= 0
                ? Integer.valueOf(node.intValue())
                : null;
    }

    private static boolean hasText(JsonNode node) {
        return node.isString() && !node.asString().isEmpty();
    }

    /// @param text words of the answer
    /// @param thinking a sign of life before the first word
    /// @param finished the provider's mark of a whole answer
    /// @param last nothing follows, so that there is no need to wait for the connection's end
    record Sense(boolean text, boolean thinking, boolean finished, boolean last) {}
}
