package io.nightdesk.llm;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.nightdesk.llm.LlmFixtures.Heard;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Each provider as its documentation describes its stream, in several pieces.
class FourFormatsTests {

    private static final String ANSWER = "You have 30 days [p1].\nAnything else?";

    private final WireMockServer server =
            new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));
    private final Heard heard = new Heard();

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @ParameterizedTest
    @EnumSource
    void aGoodAnswerStreams(Sample sample) {
        answerWith(sample, sample.body());

        Completion.Completed answer = (Completion.Completed) ask(sample);

        assertThat(answer.text()).isEqualTo(ANSWER);
        assertThat(heard.text(1)).isEqualTo(ANSWER);
        assertThat(answer.usage()).isEqualTo(new Usage(31, 12, false));
        assertThat(answer.by())
                .isEqualTo(new Answered(Rung.PRIMARY, sample.provider(), "first", 1));
        LoggedRequest request = server.findAll(postRequestedFor(anyUrl())).getFirst();
        assertThat(request.getUrl()).isEqualTo(sample.path());
        assertThat(request.getHeader(sample.keyHeader())).endsWith("test-key");
        assertThat(request.getBodyAsString())
                .contains("You are the assistant of Aurora Outdoor.", "send anything back within");
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerWithoutItsEndIsNoAnswer(Sample sample) {
        String body = sample.body();
        answerWith(sample, body.substring(0, body.indexOf(sample.endMark())));

        assertThat(ask(sample).attempts())
                .extracting(Attempt::failure)
                .containsExactly(Failure.CUT_OFF);
    }

    private Completion ask(Sample sample) {
        Map<String, String> properties =
                LlmFixtures.patient(
                        LlmFixtures.primary(sample.provider(), server.baseUrl() + sample.base()));
        return LlmFixtures.models(properties)
                .ladder()
                .complete(LlmFixtures.question("Can I send it back?"), heard);
    }

    private void answerWith(Sample sample, String body) {
        server.stubFor(
                post(anyUrl())
                        .willReturn(
                                aResponse()
                                        .withHeader("Content-Type", sample.contentType())
                                        .withBody(body)
                                        .withChunkedDribbleDelay(5, 100)));
    }

    /// A recorded stream of each provider, cut down to what matters.
    enum Sample {
        OPENAI("/v1", "/v1/chat/completions", "Authorization", "\"finish_reason\":\"stop\""),
        ANTHROPIC("/v1", "/v1/messages", "x-api-key", "event: message_stop"),
        OLLAMA("", "/api/chat", "Authorization", "\"done_reason\""),
        GEMINI(
                "/v1beta",
                "/v1beta/models/first:streamGenerateContent?alt=sse",
                "x-goog-api-key",
                "\"finishReason\"");

        private final String base;
        private final String path;
        private final String keyHeader;
        private final String endMark;

        Sample(String base, String path, String keyHeader, String endMark) {
            this.base = base;
            this.path = path;
            this.keyHeader = keyHeader;
            this.endMark = endMark;
        }

        String provider() {
            return name().toLowerCase(Locale.ROOT);
        }

        String base() {
            return base;
        }

        String path() {
            return path;
        }

        String keyHeader() {
            return keyHeader;
        }

        /// The stream is cut just before this.
        String endMark() {
            return endMark;
        }

        String contentType() {
            return this == OLLAMA ? "application/x-ndjson" : "text/event-stream; charset=utf-8";
        }

        String body() {
            return String.join("", lines());
        }

        private List<String> lines() {
            return switch (this) {
                case OPENAI ->
                        List.of(
                                openAi("{\"role\":\"assistant\",\"content\":\"\"}", "null"),
                                openAi("{\"content\":\"You have 30 \"}", "null"),
                                openAi("{\"content\":\"days [p\"}", "null"),
                                openAi("{\"content\":\"1].\\nAnything else?\"}", "null"),
                                openAi("{}", "\"stop\""),
                                "data: {\"id\":\"c\",\"choices\":[],\"usage\":{\"prompt_tokens\":31,"
                                        + "\"completion_tokens\":12,\"total_tokens\":43}}\n\n",
                                "data: [DONE]\n\n");
                case ANTHROPIC ->
                        List.of(
                                anthropic(
                                        "message_start",
                                        "\"message\":{\"id\":\"m\",\"type\":\"message\",\"role\":"
                                                + "\"assistant\",\"content\":[],\"model\":\"x\","
                                                + "\"usage\":{\"input_tokens\":31,"
                                                + "\"output_tokens\":1}}"),
                                anthropic(
                                        "content_block_start",
                                        "\"index\":0,\"content_block\":{\"type\":\"text\","
                                                + "\"text\":\"\"}"),
                                anthropic("ping", "\"x\":0"),
                                anthropicText("You have 30 "),
                                anthropicText("days [p1].\\nAnything"),
                                anthropicText(" else?"),
                                anthropic("content_block_stop", "\"index\":0"),
                                anthropic(
                                        "message_delta",
                                        "\"delta\":{\"stop_reason\":\"end_turn\"},"
                                                + "\"usage\":{\"output_tokens\":12}"),
                                anthropic("message_stop", "\"x\":0"));
                case OLLAMA ->
                        List.of(
                                ollama("You have 30 days [p1].", ",\"done\":false"),
                                ollama("\\nAnything else?", ",\"done\":false"),
                                ollama(
                                        "",
                                        ",\"done_reason\":\"stop\",\"done\":true,"
                                                + "\"prompt_eval_count\":31,\"eval_count\":12"));
                case GEMINI ->
                        List.of(
                                gemini("You have 30 days ", ""),
                                gemini("[p1].\\nAnything else?", ",\"finishReason\":\"STOP\""));
            };
        }

        private static String openAi(String delta, String finish) {
            return "data: {\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"choices\":[{"
                    + "\"index\":0,\"delta\":%s,\"finish_reason\":%s}]}\n\n"
                            .formatted(delta, finish);
        }

        private static String anthropic(String type, String rest) {
            return "event: %s\ndata: {\"type\":\"%s\",%s}\n\n".formatted(type, type, rest);
        }

        private static String anthropicText(String text) {
            return anthropic(
                    "content_block_delta",
                    "\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"" + text + "\"}");
        }

        private static String ollama(String text, String rest) {
            return "{\"model\":\"x\",\"message\":{\"role\":\"assistant\",\"content\":\"%s\"}%s}\n"
                    .formatted(text, rest);
        }

        private static String gemini(String text, String rest) {
            return "data: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"%s\"}],"
                            .formatted(text)
                    + "\"role\":\"model\"}%s}],\"usageMetadata\":{\"promptTokenCount\":31,"
                            .formatted(rest)
                    + "\"candidatesTokenCount\":12,\"totalTokenCount\":43}}\r\n\r\n";
        }
    }
}
