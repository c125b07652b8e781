package io.nightdesk.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
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
    private static final TestVisitor NOBODY = new TestVisitor(0, "", new UUID(0, 0));

    private final int port;
    private final String token;

    private final UUID id;

    private TestVisitor(int port, String token, UUID id) {
        this.port = port;
        this.token = token;
        this.id = id;
    }

    /// An answer; the body is a missing node where there was none.
    public record Reply(int status, JsonNode body, HttpHeaders headers) {

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

    /// Somebody new of whom the page tells something.
    ///
    /// @param attributes JSON
    public static TestVisitor arriveWith(int port, String attributes) {
        return of(port, session(port, attributes));
    }

    /// What the server says to somebody new of whom the page tells something.
    public static Reply session(int port, String attributes) {
        return NOBODY.at(port)
                .call(
                        "POST",
                        "/api/v1/sessions",
                        "{\"siteKey\":\"site\",\"locale\":\"en\",\"attributes\":%s}"
                                .formatted(attributes));
    }

    private static TestVisitor arrive(int port, String locale, String siteKey) {
        return of(
                port,
                NOBODY.at(port)
                        .call(
                                "POST",
                                "/api/v1/sessions",
                                "{\"siteKey\":\"%s\",\"locale\":\"%s\"}"
                                        .formatted(siteKey, locale)));
    }

    /// The visitor of a session that has begun.
    public static TestVisitor of(int port, Reply session) {
        return new TestVisitor(
                port,
                session.body().path("token").asString(),
                UUID.fromString(session.body().path("visitor").path("id").asString()));
    }

    /// The same person at another node.
    public static TestVisitor at(int port, TestVisitor same) {
        return same.at(port);
    }

    private TestVisitor at(int port) {
        return new TestVisitor(port, token, id);
    }

    public UUID id() {
        return id;
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
                    text.startsWith("{") ? JSON.readTree(text) : MissingNode.getInstance(),
                    response.headers());
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
