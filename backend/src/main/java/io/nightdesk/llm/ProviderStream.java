package io.nightdesk.llm;

import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// One request and its stream, on a thread of its own.
final class ProviderStream {

    private static final int MAX_ERROR_BODY = 64 * 1024;
    private static final long ERROR_BODY_NANOS = Duration.ofSeconds(1).toNanos();

    private final WireFormat format;
    private final LlmProperties.Limits limits;
    private final ErrorResponses errors;
    private final Exchange exchange;
    private final ServerSentEventListener listener;
    private final StreamProgress progress;

    ProviderStream(
            WireFormat format,
            LlmProperties.Limits limits,
            ErrorResponses errors,
            Exchange exchange,
            ServerSentEventListener listener) {
        this.format = format;
        this.limits = limits;
        this.errors = errors;
        this.exchange = exchange;
        this.listener = listener;
        this.progress = new StreamProgress(limits, exchange.patience(), exchange.startedAt());
    }

    /// Runs to the one ending. Throws nothing.
    void run(HttpClient http, HttpRequest request) {
        try (ByteSource body = new ByteSource()) {
            HttpResponse<?> response = headers(http, translated(request), body);
            check(response, body);
            exchange.signal(new Signal.Opened());
            listener.onOpen(opened(response));
            new StreamReader(format, limits, exchange, progress, listener).read(body);
            listener.onClose();
        } catch (StreamException | ProviderStatusException failure) {
            listener.onError(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            listener.onError(new StreamException(Failure.CANCELLED, "interrupted"));
        } catch (RuntimeException bug) {
            listener.onError(new StreamException(Failure.INTERNAL, bug.toString(), bug));
        } finally {
            exchange.signal(new Signal.Ended());
        }
    }

    /// Sends the request and waits for the status. Not by `sendAsync`: it hands its result over on
    /// the common pool, which on two cores has one thread, so that whatever blocks there would hold
    /// up every answer.
    private HttpResponse<?> headers(
            HttpClient http, java.net.http.HttpRequest request, ByteSource body)
            throws InterruptedException {
        FutureTask<HttpResponse<?>> answer =
                new FutureTask<>(
                        () -> {
                            var response = http.send(request, BodyHandlers.ofPublisher());
                            // Here and not by the waiting thread, which may have given up: a body
                            // that nobody takes keeps its connection for ever.
                            response.body().subscribe(body);
                            return response;
                        });
        exchange.whenStopped(
                () -> {
                    answer.cancel(true);
                    body.close();
                });
        Thread.ofVirtual().name("llm-stream").start(answer);
        try {
            return answer.get(progress.untilFirstByte().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException silent) {
            answer.cancel(true);
            throw new StreamException(
                    Failure.FIRST_BYTE_TIMEOUT,
                    "no response headers in " + seconds(exchange.sinceStart()));
        } catch (CancellationException stopped) {
            throw new StreamException(Failure.CANCELLED, "stopped before the first byte");
        } catch (ExecutionException broken) {
            throw exchange.isStopped()
                    ? new StreamException(Failure.CANCELLED, "stopped before the first byte")
                    : new StreamException(
                            Failure.CONNECT,
                            "no connection: " + ErrorResponses.reason(broken.getCause()),
                            broken.getCause());
        }
    }

    private void check(HttpResponse<?> response, ByteSource body) throws InterruptedException {
        int status = response.statusCode();
        if (status < 200 || status >= 300) {
            throw errors.read(status, response.headers(), errorBody(body));
        }
        String type = response.headers().firstValue("content-type").orElse("");
        if (!type.isEmpty() && !type.toLowerCase(Locale.ROOT).startsWith(format.contentType())) {
            throw new StreamException(
                    Failure.MALFORMED,
                    "content type " + ErrorResponses.clean(type) + ", not " + format.contentType());
        }
    }

    /// As much of it as comes soon: the status is what counts.
    private String errorBody(ByteSource body) throws InterruptedException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        long end = System.nanoTime() + ERROR_BODY_NANOS;
        try {
            while (bytes.size() < MAX_ERROR_BODY) {
                List<ByteBuffer> more = body.read(Duration.ofNanos(end - System.nanoTime()));
                if (more == null || more.isEmpty()) {
                    break;
                }
                for (ByteBuffer buffer : more) {
                    byte[] piece =
                            new byte[Math.min(buffer.remaining(), MAX_ERROR_BODY - bytes.size())];
                    buffer.get(piece);
                    bytes.writeBytes(piece);
                }
            }
        } catch (IOException cut) {
            // What came before is enough.
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static java.net.http.HttpRequest translated(HttpRequest request) {
        java.net.http.HttpRequest.Builder builder =
                java.net.http.HttpRequest.newBuilder(URI.create(request.url()));
        request.headers()
                .forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
        return builder.method(
                        request.method().name(),
                        java.net.http.HttpRequest.BodyPublishers.ofString(request.body()))
                .build();
    }

    private static SuccessfulHttpResponse opened(HttpResponse<?> response) {
        return SuccessfulHttpResponse.builder()
                .statusCode(response.statusCode())
                .headers(response.headers().map())
                .build();
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
