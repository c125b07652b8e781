package io.nightdesk.llm;

import dev.langchain4j.model.chat.StreamingChatModel;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.util.function.SingletonSupplier;
import tools.jackson.databind.json.JsonMapper;

/// Builds what the settings name.
final class Deployments {

    private final LlmProperties properties;
    private final LlmMetrics metrics;
    private final SingletonSupplier<HttpClient> http;
    private final ErrorResponses errors;

    Deployments(LlmProperties properties, LlmMetrics metrics, Clock clock) {
        this.properties = properties;
        this.metrics = metrics;
        this.http = SingletonSupplier.of(() -> ProviderHttp.sharedClient(properties.limits()));
        this.errors = new ErrorResponses(JsonMapper.shared(), clock);
    }

    /// Primary and secondary, as far as there are any.
    ///
    /// @throws LlmConfigurationException when the settings make no sense
    List<Deployment> all(LlmProperties.Secondary secondary) {
        List<DeploymentSettings> settings = new ArrayList<>();
        DeploymentSettings.of(
                        Rung.PRIMARY,
                        properties.provider(),
                        properties.url(),
                        properties.key(),
                        properties.model())
                .ifPresent(settings::add);
        DeploymentSettings.of(
                        Rung.SECONDARY,
                        secondary.provider(),
                        secondary.url(),
                        secondary.key(),
                        secondary.model())
                .ifPresent(settings::add);
        if (settings.isEmpty()) {
            return List.of();
        }
        if (settings.getFirst().rung() == Rung.SECONDARY) {
            throw new LlmConfigurationException(
                    "NIGHTDESK_LLM2_PROVIDER is set but NIGHTDESK_LLM_PROVIDER is not; a single"
                            + " model must be the primary");
        }
        return settings.stream().map(this::watched).toList();
    }

    /// One that no metric counts.
    Deployment unwatched(DeploymentSettings settings) {
        return deployment(settings, new LlmMetrics(new SimpleMeterRegistry()));
    }

    private Deployment watched(DeploymentSettings settings) {
        Deployment deployment = deployment(settings, metrics);
        metrics.watch(deployment);
        return deployment;
    }

    private Deployment deployment(DeploymentSettings settings, LlmMetrics counted) {
        ProviderHttp client =
                new ProviderHttp(
                        http.obtain(), settings.provider().format(), properties.limits(), errors);
        StreamingChatModel model = settings.provider().adapter(settings, client.builder());
        return new Deployment(settings, model, properties, counted);
    }
}
