package io.nightdesk.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/// POSTs: the answer to `hello` stays open, and so does that to whatever subscribes; everything
/// else is said in a POST of its own, between a hello and a bye.
final class PostCarrier implements Carrier {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> SUBSCRIBING = Set.of("sync", "watch");

    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;
    private final Listener listener;
    private @Nullable ObjectNode hello;

    PostCarrier(int port, Listener listener) {
        this.port = port;
        this.listener = listener;
    }

    @Override
    public void text(String frame) {
        ObjectNode known = hello;
        String type = typeOf(frame);
        if (known == null) {
            if (type.equals("hello")) {
                hello = ((ObjectNode) JSON.readTree(frame)).remove(Set.of("resume"));
            }
            Thread.ofVirtual().start(() -> post(frame, true));
        } else if (SUBSCRIBING.contains(type)) {
            Thread.ofVirtual().start(() -> post(known + "\n" + frame, false));
        } else {
            post(known + "\n" + frame + "\n{\"type\":\"bye\"}", false);
        }
    }

    @Override
    public void binary(byte[] bytes) {
        throw new UnsupportedOperationException("a POST has lines of text");
    }

    @Override
    public void leave() {
        client.shutdownNow();
    }

    @Override
    public void cut() {
        client.shutdownNow();
    }

    /// Says it and tells the listener what comes, until the answer ends.
    ///
    /// @param first whether this is the client's own beginning, not a repeated hello
    private void post(String frames, boolean first) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/frames"))
                        .header("Content-Type", "application/x-ndjson")
                        .header("Origin", "http://localhost:" + port)
                        .POST(BodyPublishers.ofString(frames));
        int code = 1006;
        try (InputStream body = client.send(request.build(), BodyHandlers.ofInputStream()).body()) {
            code =
                    listen(
                            new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8)),
                            first);
        } catch (IOException e) {
            // Cut off, by either side.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // The end of a POST that said bye is no end of the client.
        if (code != 1000) {
            listener.closed(code);
        }
    }

    private int listen(BufferedReader lines, boolean first) throws IOException {
        boolean closing = false;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.equals("event: close")) {
                closing = true;
            } else if (line.startsWith("data: ")) {
                String data = line.substring("data: ".length());
                if (closing) {
                    return JSON.readTree(data).path("code").asInt();
                }
                if (first || !typeOf(data).equals("welcome")) {
                    listener.frame(data);
                }
            }
        }
        return 1006;
    }

    private static String typeOf(String frame) {
        return parsed(frame).path("type").asString("");
    }

    private static JsonNode parsed(String frame) {
        try {
            return JSON.readTree(frame);
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }
}
