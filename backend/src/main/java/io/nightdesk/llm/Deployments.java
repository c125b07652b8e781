package io.nightdesk.llm;

import dev.langchain4j.model.chat.StreamingChatModel;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.http.HttpClient;
import java.time.Clock;
import org.springframework.util.function.SingletonSupplier;
import tools.jackson.databind.json.JsonMapper;

/// Builds what the settings name.
final class Deployments {

    private final LlmProperties properties;
    private final LlmMetrics metrics;
    private final Clock clock;
    private final SingletonSupplier<HttpClient> http;
    private final ErrorResponses errors;

    Deployments(LlmProperties properties, LlmMetrics metrics, Clock clock) {
        this.properties = properties;
        this.metrics = metrics;
        this.clock = clock;
        this.http = SingletonSupplier.of(() -> ProviderHttp.sharedClient(properties.limits()));
        this.errors = new ErrorResponses(JsonMapper.shared(), clock);
    }

    /// One that metrics count until it is [#forget]ed.
    Deployment watched(DeploymentSettings settings) {
        Deployment deployment = deployment(settings, metrics);
        metrics.watch(deployment);
        return deployment;
    }

    void forget(Deployment deployment) {
        metrics.forget(deployment);
    }

    /// One that no metric counts.
    Deployment unwatched(DeploymentSettings settings) {
        return deployment(settings, new LlmMetrics(new SimpleMeterRegistry()));
    }

    private Deployment deployment(DeploymentSettings settings, LlmMetrics counted) {
        ProviderHttp client =
                new ProviderHttp(
                        http.obtain(), settings.provider().format(), properties.limits(), errors);
        StreamingChatModel model = settings.provider().adapter(settings, client.builder());
        return new Deployment(settings, model, properties.breaker(), counted, clock);
    }
}
