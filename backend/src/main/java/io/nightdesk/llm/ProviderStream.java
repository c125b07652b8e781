package io.nightdesk.llm;

import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEvent;
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
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One request and its stream, on a thread of its own.
final class ProviderStream {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MAX_ERROR_BODY = 64 * 1024;
    private static final long ERROR_BODY_NANOS = Duration.ofSeconds(1).toNanos();

    /// A whole answer has a few hundred kilobytes as events; the adapter keeps all of them.
    private static final int MAX_BODY = 16 * 1024 * 1024;

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
        this.progress = new StreamProgress(limits, exchange.limit(), exchange.startedAt());
    }

    /// Runs to the one ending. Throws nothing.
    void run(HttpClient http, HttpRequest request) {
        try (ByteSource body = new ByteSource()) {
            HttpResponse<?> response = headers(http, translated(request), body);
            check(response, body);
            exchange.signal(new Signal.Opened());
            listener.onOpen(opened(response));
            read(body);
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
                            "no connection: " + reason(broken.getCause()),
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

    private void read(ByteSource body) throws InterruptedException {
        EventLines lines = new EventLines(format.isJsonLines(), limits.event().toBytes());
        long total = 0;
        while (true) {
            List<ByteBuffer> more = next(body);
            if (more.isEmpty()) {
                hearRest(lines);
                progress.requireFinished();
                return;
            }
            for (ByteBuffer buffer : more) {
                total += buffer.remaining();
                if (total > MAX_BODY) {
                    throw new StreamException(Failure.MALFORMED, "an endless answer");
                }
                if (hear(lines.accept(buffer))) {
                    progress.requireFinished();
                    return;
                }
            }
        }
    }

    /// The last line may lack its end; half an event is a cut, not garbage.
    private void hearRest(EventLines lines) {
        try {
            hear(lines.finish());
        } catch (StreamException rest) {
            throw rest.failure() == Failure.MALFORMED
                    ? new StreamException(Failure.CUT_OFF, "the stream ended in mid-event", rest)
                    : rest;
        }
    }

    /// The next bytes, empty at the end. Once the answer is whole, silence and a broken connection
    /// are as good an end as any.
    private List<ByteBuffer> next(ByteSource body) throws InterruptedException {
        try {
            List<ByteBuffer> more = body.read(progress.untilNextEvent());
            if (more == null && progress.isDue()) {
                if (!progress.isFinished()) {
                    throw progress.overdue();
                }
                return List.of();
            }
            return more == null ? next(body) : more;
        } catch (IOException broken) {
            if (exchange.isStopped()) {
                throw new StreamException(Failure.CANCELLED, "stopped");
            }
            if (!progress.isFinished()) {
                throw new StreamException(Failure.CUT_OFF, reason(broken), broken);
            }
            return List.of();
        }
    }

    /// @return whether nothing can follow
    private boolean hear(List<ServerSentEvent> events) {
        for (ServerSentEvent event : events) {
            if (exchange.isStopped()) {
                throw new StreamException(Failure.CANCELLED, "stopped");
            }
            if (event.data().equals("[DONE]")) {
                return true;
            }
            JsonNode data = checked(event);
            WireFormat.Sense sense = format.sense(data);
            progress.hear(sense);
            try {
                listener.onEvent(event);
            } catch (RuntimeException unreadable) {
                throw new StreamException(
                        Failure.MALFORMED, "an event the adapter cannot read", unreadable);
            }
            if (sense.last()) {
                return true;
            }
        }
        return false;
    }

    private JsonNode checked(ServerSentEvent event) {
        JsonNode data;
        try {
            data = JSON.readTree(event.data());
        } catch (JacksonException garbage) {
            throw new StreamException(Failure.MALFORMED, "an event that is not JSON", garbage);
        }
        String error = WireFormat.error(data);
        if (error != null || "error".equals(event.event())) {
            throw new StreamException(
                    Failure.ERROR_IN_STREAM,
                    "error in the stream: "
                            + ErrorResponses.clean(error == null ? event.data() : error));
        }
        if (format.refused(data)) {
            throw new StreamException(Failure.CONTENT_FILTER, "refused by the content filter");
        }
        return data;
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

    private static String reason(@Nullable Throwable cause) {
        if (cause == null) {
            return "unknown";
        }
        String message = cause.getMessage();
        return ErrorResponses.clean(message == null ? cause.getClass().getSimpleName() : message);
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
