package io.nightdesk.llm;

import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.anthropic.AnthropicStreamingChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.googleai.GoogleAiGeminiStreamingChatModel;
import dev.langchain4j.model.ollama.OllamaStreamingChatModel;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import io.nightdesk.llm.CompletionRequest.Settings;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// The providers whose format we speak, each through its LangChain4j adapter. None of the adapters
/// is given a time limit or a retry: both are ours, and theirs would multiply with them.
enum Provider {
    OPENAI("https://api.openai.com/v1", "gpt-4.1-mini", WireFormat.OPENAI) {
        @Override
        StreamingChatModel adapter(DeploymentSettings settings, HttpClientBuilder http) {
            var builder =
                    OpenAiStreamingChatModel.builder()
                            .httpClientBuilder(http)
                            .baseUrl(settings.url())
                            .modelName(settings.model());
            return (settings.key().isEmpty() ? builder : builder.apiKey(settings.key().reveal()))
                    .build();
        }

        // OpenAI itself has renamed the limit, and its reasoning models refuse the old name;
        // servers that imitate it mostly know the old one only.
        @Override
        ChatRequestParameters parameters(DeploymentSettings settings, Settings wanted) {
            if (!settings.url().equals(defaultUrl())) {
                return super.parameters(settings, wanted);
            }
            var parameters =
                    OpenAiChatRequestParameters.builder()
                            .maxCompletionTokens(wanted.maxOutputTokens());
            // Reasoning models refuse any temperature but their own.
            return REASONING.matcher(settings.model()).find()
                    ? parameters.build()
                    : parameters.temperature(wanted.temperature()).build();
        }
    },
    ANTHROPIC("https://api.anthropic.com/v1", "claude-haiku-4-5", WireFormat.ANTHROPIC) {
        @Override
        StreamingChatModel adapter(DeploymentSettings settings, HttpClientBuilder http) {
            return AnthropicStreamingChatModel.builder()
                    .httpClientBuilder(http)
                    .baseUrl(settings.url())
                    .modelName(settings.model())
                    .apiKey(settings.key().reveal())
                    .build();
        }
    },
    OLLAMA("http://localhost:11434", "llama3.2", WireFormat.OLLAMA) {
        @Override
        StreamingChatModel adapter(DeploymentSettings settings, HttpClientBuilder http) {
            var builder =
                    OllamaStreamingChatModel.builder()
                            .httpClientBuilder(http)
                            .baseUrl(settings.url())
                            .modelName(settings.model());
            // Ollama itself asks for no key; a proxy in front of it may.
            return (settings.key().isEmpty()
                            ? builder
                            : builder.customHeaders(
                                    Map.of("Authorization", "Bearer " + settings.key().reveal())))
                    .build();
        }
    },
    GEMINI(
            "https://generativelanguage.googleapis.com/v1beta",
            "gemini-2.5-flash",
            WireFormat.GEMINI) {
        @Override
        StreamingChatModel adapter(DeploymentSettings settings, HttpClientBuilder http) {
            return GoogleAiGeminiStreamingChatModel.builder()
                    .httpClientBuilder(http)
                    .baseUrl(settings.url())
                    .modelName(settings.model())
                    .apiKey(settings.key().reveal())
                    // Unset, the adapter passes a model's thoughts off as its answer.
                    .returnThinking(false)
                    .build();
        }
    };

    private static final Pattern REASONING = Pattern.compile("^(?:o\\d|gpt-5)");

    private final String defaultUrl;
    private final String exampleModel;
    private final WireFormat format;

    Provider(String defaultUrl, String exampleModel, WireFormat format) {
        this.defaultUrl = defaultUrl;
        this.exampleModel = exampleModel;
        this.format = format;
    }

    abstract StreamingChatModel adapter(DeploymentSettings settings, HttpClientBuilder http);

    /// What a prompt sets, in the provider's terms.
    ChatRequestParameters parameters(DeploymentSettings settings, Settings wanted) {
        return ChatRequestParameters.builder()
                .temperature(wanted.temperature())
                .maxOutputTokens(wanted.maxOutputTokens())
                .build();
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    String defaultUrl() {
        return defaultUrl;
    }

    String exampleModel() {
        return exampleModel;
    }

    WireFormat format() {
        return format;
    }

    /// Whether it answers nobody without a key. A server of one's own that speaks OpenAI's format
    /// may.
    boolean needsKey(String url) {
        return switch (this) {
            case ANTHROPIC, GEMINI -> true;
            case OPENAI -> url.equals(defaultUrl);
            case OLLAMA -> false;
        };
    }
}
