package io.nightdesk.testing;

import io.nightdesk.identity.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/// A browser with the console in it: keeps cookies and sends the CSRF token back, over real HTTP.
public final class Browser {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// The password of everyone made by [#signedIn].
    public static final String PASSWORD = "plum tractor velvet nine";

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client =
            HttpClient.newBuilder()
                    .cookieHandler(cookies)
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(10))
                    .build();
    private final Map<String, String> extraHeaders = new LinkedHashMap<>();
    private final int port;

    /// @param port of the application under test on this machine
    public Browser(int port) {
        this.port = port;
    }

    /// An answer.
    ///
    /// @param body a missing node where there was none, or no JSON
    public record Reply(int status, JsonNode body, java.net.http.HttpHeaders headers) {

        /// The `code` of a problem, or "".
        public String code() {
            return body.path("code").asString("");
        }

        public Optional<String> header(String name) {
            return headers.firstValue(name);
        }
    }

    /// Somebody new with this role, signed in.
    public static Browser signedIn(int port, JdbcClient jdbc, Role role) {
        Browser browser = new Browser(port);
        Reply reply = browser.signIn(newStaff(jdbc, role), PASSWORD);
        if (reply.status() != 200) {
            throw new AssertionError("could not sign in: " + reply);
        }
        return browser;
    }

    /// Somebody new with this role and [#PASSWORD]; returns the e-mail address.
    public static String newStaff(JdbcClient jdbc, Role role) {
        UUID id = UUID.randomUUID();
        String email = id + "@example.com";
        jdbc.sql(
                        """
                        insert into identity.staff
                            (id, site_id, name, email, password_hash, role, created_at)
                        select :id, site.id, :name, :email, :hash, :role, now()
                        from site.site
                        order by created_at
                        limit 1
                        """)
                .param("id", id)
                .param("name", "Test " + role.wireName())
                .param("email", email)
                // The weakest strength bcrypt has: tests sign in often
                .param("hash", "{bcrypt}" + new BCryptPasswordEncoder(4).encode(PASSWORD))
                .param("role", role.wireName())
                .update();
        return email;
    }

    public Reply signIn(String email, String password) {
        return post("/api/v1/staff/session", Map.of("email", email, "password", password));
    }

    /// Sends a header with every request from now on.
    public Browser with(String name, String value) {
        extraHeaders.put(name, value);
        return this;
    }

    public Reply get(String path) {
        return exchange(request(path).GET());
    }

    public Reply post(String path, @Nullable Object body) {
        return send("POST", path, body);
    }

    public Reply put(String path, @Nullable Object body) {
        return send("PUT", path, body);
    }

    /// With the CSRF token and bytes as they are.
    public Reply upload(String method, String path, byte[] content) {
        if (cookie("XSRF-TOKEN").isEmpty()) {
            get("/api/v1/staff/me");
        }
        return exchange(
                request(path)
                        .method(method, BodyPublishers.ofByteArray(content))
                        .header("Content-Type", "application/octet-stream")
                        .header("X-XSRF-TOKEN", cookie("XSRF-TOKEN").orElse("none")));
    }

    public Reply delete(String path) {
        return send("DELETE", path, null);
    }

    /// With the CSRF token, which the browser first gets if it has none.
    public Reply send(String method, String path, @Nullable Object body) {
        if (cookie("XSRF-TOKEN").isEmpty()) {
            get("/api/v1/staff/me");
        }
        return exchange(
                write(method, path, body)
                        .header("X-XSRF-TOKEN", cookie("XSRF-TOKEN").orElse("none")));
    }

    /// As a page of another site could make it: with cookies, without the token.
    public Reply sendWithoutToken(String method, String path, @Nullable Object body) {
        return exchange(write(method, path, body));
    }

    /// The value of a cookie this browser holds.
    public Optional<String> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst();
    }

    /// All of them, as a browser sends them.
    public String cookies() {
        return cookies.getCookieStore().getCookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    /// Puts a cookie into this browser, as an attacker might.
    public void plant(String name, String value) {
        try {
            cookies.put(
                    URI.create("http://localhost:" + port),
                    Map.of("Set-Cookie", List.of(name + "=" + value + "; Path=/; HttpOnly")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpRequest.Builder write(String method, String path, @Nullable Object body) {
        var content =
                body == null
                        ? BodyPublishers.noBody()
                        : BodyPublishers.ofString(JSON.writeValueAsString(body));
        return request(path).method(method, content).header("Content-Type", "application/json");
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .timeout(Duration.ofSeconds(60));
        extraHeaders.forEach(request::header);
        return request;
    }

    private Reply exchange(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
            return new Reply(answer.statusCode(), json(answer), answer.headers());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        boolean isJson =
                answer.headers()
                        .firstValue("Content-Type")
                        .filter(t -> t.contains("json"))
                        .isPresent();
        return isJson ? JSON.readTree(answer.body()) : MissingNode.getInstance();
    }
}
