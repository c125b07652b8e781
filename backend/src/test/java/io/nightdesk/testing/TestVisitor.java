package io.nightdesk.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/// A customer with a session of their own, over real HTTP.
public final class TestVisitor {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final int port;
    private final String token;

    private TestVisitor(int port, String token) {
        this.port = port;
        this.token = token;
    }

    /// An answer; the body is a missing node where there was none.
    public record Reply(int status, JsonNode body) {

        public String code() {
            return body.path("code").asString("");
        }
    }

    /// Somebody new.
    public static TestVisitor arrive(int port) {
        return arrive(port, "en");
    }

    public static TestVisitor arrive(int port, String locale) {
        return arrive(port, locale, "site");
    }

    /// Somebody new where the demo runs.
    public static TestVisitor arriveAtDemo(int port) {
        return arrive(port, "en", "demo");
    }

    private static TestVisitor arrive(int port, String locale, String siteKey) {
        Reply reply =
                new TestVisitor(port, "")
                        .call(
                                "POST",
                                "/api/v1/sessions",
                                "{\"siteKey\":\"%s\",\"locale\":\"%s\"}"
                                        .formatted(siteKey, locale));
        return new TestVisitor(port, reply.body().path("token").asString());
    }

    /// The same person at another node.
    public static TestVisitor at(int port, TestVisitor same) {
        return new TestVisitor(port, same.token);
    }

    public String token() {
        return token;
    }

    /// Opens a new conversation.
    public UUID opens() {
        UUID id = newId();
        open(id);
        return id;
    }

    public Reply open(UUID id) {
        return call("PUT", "/api/v1/conversations/" + id, "{\"locale\":\"en\"}");
    }

    /// Opens a new conversation from an address that a proxy names.
    public Reply openFrom(String address) {
        return call(
                "PUT",
                "/api/v1/conversations/" + newId(),
                "{\"locale\":\"en\"}",
                "X-Forwarded-For",
                address);
    }

    /// A socket that has said hello.
    public ChatSocket connect() {
        return connect(ChatSocket.Transport.SOCKET);
    }

    public ChatSocket connect(ChatSocket.Transport transport) {
        ChatSocket socket = ChatSocket.open(port, transport);
        socket.hello(token);
        return socket;
    }

    /// Calls the API with this visitor's token.
    ///
    /// @param headers names and values in turn
    public Reply call(String method, String path, String body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .header("Content-Type", "application/json")
                        .timeout(Duration.ofSeconds(30))
                        .method(method, BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            String text = response.body();
            return new Reply(
                    response.statusCode(),
                    text.startsWith("{") ? JSON.readTree(text) : MissingNode.getInstance());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /// A UUID of version 7, as a browser makes them.
    public static UUID newId() {
        return new io.nightdesk.kernel.Ids(java.time.Clock.systemUTC()).next();
    }
}
