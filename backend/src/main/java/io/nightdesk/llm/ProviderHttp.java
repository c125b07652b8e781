package io.nightdesk.llm;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.time.Duration;
import java.util.concurrent.Executors;

/// The HTTP client under the adapters. The one LangChain4j brings waits for ever when a provider
/// falls silent, calls a cut stream a whole answer, drops `Retry-After` and cannot be stopped
/// before the first byte; this one gives every stream four time limits, exactly one ending, and a
/// way to close its socket. It streams only, and only within an [Exchange].
final class ProviderHttp implements HttpClient {

    private final java.net.http.HttpClient http;
    private final WireFormat format;
    private final LlmProperties.Limits limits;
    private final ErrorResponses errors;

    ProviderHttp(
            java.net.http.HttpClient http,
            WireFormat format,
            LlmProperties.Limits limits,
            ErrorResponses errors) {
        this.http = http;
        this.format = format;
        this.limits = limits;
        this.errors = errors;
    }

    /// The JDK client that all deployments share. HTTP/1.1 throughout: one socket per stream, so
    /// that closing it stops the provider and a stalled one holds up no other; and some servers of
    /// one's own refuse the upgrade to HTTP/2 that the JDK offers on plain http.
    static java.net.http.HttpClient sharedClient(LlmProperties.Limits limits) {
        return java.net.http.HttpClient.newBuilder()
                .version(java.net.http.HttpClient.Version.HTTP_1_1)
                .connectTimeout(limits.connect())
                .followRedirects(java.net.http.HttpClient.Redirect.NEVER)
                .proxy(new ModelAddresses())
                // Measured on two cores, 200 parallel streams: 1.2 s with it, 5 to 9 s without.
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    /// In the shape in which adapters want it. Their own time limits are ignored.
    HttpClientBuilder builder() {
        return new Builder();
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        throw new UnsupportedOperationException("Answers are always streamed");
    }

    /// Returns at once. The listener hears `onOpen`, events, and then either `onClose` or
    /// `onError`, once, all from one virtual thread.
    ///
    /// @param ignored the adapter's parser, which knows no limits
    @Override
    public void execute(
            HttpRequest request, ServerSentEventParser ignored, ServerSentEventListener listener) {
        ProviderStream stream =
                new ProviderStream(format, limits, errors, Exchange.current(), listener);
        Thread.ofVirtual().name("llm-stream").start(() -> stream.run(http, request));
    }

    private final class Builder implements HttpClientBuilder {

        @Override
        public Duration connectTimeout() {
            return limits.connect();
        }

        @Override
        public HttpClientBuilder connectTimeout(Duration ignored) {
            return this;
        }

        @Override
        public Duration readTimeout() {
            return limits.attempt();
        }

        @Override
        public HttpClientBuilder readTimeout(Duration ignored) {
            return this;
        }

        @Override
        public HttpClient build() {
            return ProviderHttp.this;
        }
    }
}
