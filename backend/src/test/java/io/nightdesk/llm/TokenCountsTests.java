package io.nightdesk.llm;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightdesk.llm.LlmFixtures.Heard;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// What is charged for each provider's own way to count. They differ in whether the input has in it
/// what was known already, and the output what was thought.
class TokenCountsTests {

    /// Streams as the providers' documentation has them, cut down to what matters.
    static final List<Sample> SAMPLES =
            List.of(
                    // The prompt has the cached ones in it, the completion what was thought.
                    new Sample(
                            "openai",
                            Provider.OPENAI,
                            new Usage(2006, 1920, null, 300, 256, false),
                            """
                            data: {"id":"c","choices":[{"index":0,"delta":{"content":"Yes."},\
                            "finish_reason":null}],"usage":null}

                            data: {"id":"c","choices":[{"index":0,"delta":{},"finish_reason":"stop"}],\
                            "usage":null}

                            data: {"id":"c","choices":[],"usage":{"prompt_tokens":2006,\
                            "completion_tokens":300,"total_tokens":2306,"prompt_tokens_details":\
                            {"cached_tokens":1920,"audio_tokens":0},"completion_tokens_details":\
                            {"reasoning_tokens":256,"audio_tokens":0,"accepted_prediction_tokens":0,\
                            "rejected_prediction_tokens":0}}}

                            data: [DONE]

                            """),
                    // Some that imitate OpenAI leave what was thought out of the completion.
                    new Sample(
                            "imitation",
                            Provider.OPENAI,
                            new Usage(32, 6, null, 103, 94, false),
                            """
                            data: {"id":"c","choices":[{"index":0,"delta":{"content":"Yes."},\
                            "finish_reason":null}]}

                            data: {"id":"c","choices":[{"index":0,"delta":{},"finish_reason":"stop"}],\
                            "usage":{"prompt_tokens":32,"completion_tokens":9,"total_tokens":135,\
                            "prompt_tokens_details":{"cached_tokens":6},"completion_tokens_details":\
                            {"reasoning_tokens":94}}}

                            data: [DONE]

                            """),
                    // The input is what was neither known nor is kept; the output has what was
                    // thought in it, and how much that was is not said.
                    new Sample(
                            "anthropic",
                            Provider.ANTHROPIC,
                            new Usage(2129, 1920, 188, 300, null, false),
                            anthropicBegins(
                                            "Yes.",
                                            """
                                            "input_tokens":21,"cache_creation_input_tokens":188,\
                                            "cache_read_input_tokens":1920,"output_tokens":8""")
                                    + anthropicEnds(
                                            """
                                            "output_tokens":300""")),
                    // Gateways know at the end only how much was read.
                    new Sample(
                            "gateway",
                            Provider.ANTHROPIC,
                            new Usage(2129, 1920, 188, 300, null, false),
                            anthropicBegins(
                                            "Yes.",
                                            """
                                            "input_tokens":0,"output_tokens":0""")
                                    + anthropicEnds(
                                            """
                                            "input_tokens":21,"cache_creation_input_tokens":188,\
                                            "cache_read_input_tokens":1920,"output_tokens":300""")),
                    // The prompt has the cached ones in it, the candidates not what was thought.
                    new Sample(
                            "gemini",
                            Provider.GEMINI,
                            new Usage(2006, 1920, null, 300, 256, false),
                            """
                            data: {"candidates":[{"content":{"parts":[{"text":"Ye"}],"role":"model"},\
                            "index":0}],"usageMetadata":{"promptTokenCount":2006,"totalTokenCount":2262,\
                            "thoughtsTokenCount":256,"promptTokensDetails":[{"modality":"TEXT",\
                            "tokenCount":2006}]}}

                            data: {"candidates":[{"content":{"parts":[{"text":"s."}],"role":"model"},\
                            "finishReason":"STOP","index":0}],"usageMetadata":{"promptTokenCount":2006,\
                            "candidatesTokenCount":44,"totalTokenCount":2306,\
                            "cachedContentTokenCount":1920,"thoughtsTokenCount":256}}

                            """),
                    // All that was generated, and nothing else.
                    new Sample(
                            "ollama",
                            Provider.OLLAMA,
                            new Usage(2006, null, null, 300, null, false),
                            """
                            {"message":{"role":"assistant","content":"","thinking":"Hm."},"done":false}
                            {"message":{"role":"assistant","content":"Yes."},"done":false}
                            {"message":{"role":"assistant","content":""},"done_reason":"stop","done":true,\
                            "total_duration":9000,"prompt_eval_count":2006,"eval_count":300}
                            """));

    private final List<LedgerEntry> ledger = new ArrayList<>();

    @ParameterizedTest
    @FieldSource("SAMPLES")
    void everyWayToCountComesToTheSameTerms(Sample sample) {
        assertThat(charged(sample.provider(), sample.body())).isEqualTo(sample.usage());
    }

    /// Ollama does not count a prompt that it knows from the request before.
    @Test
    void whatIsNotToldIsEstimatedAndTheRestIsNot() {
        Usage usage =
                charged(
                        Provider.OLLAMA,
                        """
                        {"message":{"role":"assistant","content":"Yes."},"done":false}
                        {"message":{"role":"assistant","content":""},"done_reason":"stop",\
                        "done":true,"eval_count":300}
                        """);

        assertThat(usage.estimated()).isTrue();
        assertThat(usage.tokensIn()).isPositive();
        assertThat(usage.tokensOut()).isEqualTo(300);
    }

    @Test
    void whatWasToldBeforeAStreamBrokeIsNotEstimated() {
        Usage usage =
                charged(
                        Provider.ANTHROPIC,
                        anthropicBegins(
                                "You have thirty days. And then",
                                """
                                "input_tokens":21,"cache_creation_input_tokens":0,\
                                "cache_read_input_tokens":1920,"output_tokens":1"""));

        assertThat(ledger.getFirst().outcome()).isEqualTo("cut_off");
        assertThat(usage.tokensIn()).isEqualTo(1941);
        assertThat(usage.cached()).isEqualTo(1920);
        assertThat(usage.tokensOut()).isGreaterThan(1);
        assertThat(usage.estimated()).isTrue();
    }

    private static String anthropicBegins(String text, String usage) {
        return """
        event: message_start
        data: {"type":"message_start","message":{"id":"m","type":"message",\
        "role":"assistant","content":[],"model":"x","usage":{%s}}}

        event: content_block_start
        data: {"type":"content_block_start","index":0,"content_block":\
        {"type":"text","text":""}}

        event: content_block_delta
        data: {"type":"content_block_delta","index":0,"delta":\
        {"type":"text_delta","text":"%s"}}

        """
                .formatted(usage, text);
    }

    private static String anthropicEnds(String usage) {
        return """
        event: content_block_stop
        data: {"type":"content_block_stop","index":0}

        event: message_delta
        data: {"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{%s}}

        event: message_stop
        data: {"type":"message_stop"}

        """
                .formatted(usage);
    }

    private Usage charged(Provider provider, String body) {
        try (FaultServer server = FaultServer.start(provider)) {
            server.always(
                    wire -> {
                        wire.streamHeaders();
                        wire.send(body);
                    });
            Map<String, String> properties =
                    LlmFixtures.patient(LlmFixtures.primary(provider.code(), server.url()));
            Completion _ =
                    LlmFixtures.models(properties, ledger::add)
                            .ladder()
                            .complete(LlmFixtures.question("Can I send it back?"), new Heard());
        }
        return ledger.getFirst().usage();
    }

    /// @param body of the response
    record Sample(String name, Provider provider, Usage usage, String body) {

        @Override
        public String toString() {
            return name;
        }
    }
}
