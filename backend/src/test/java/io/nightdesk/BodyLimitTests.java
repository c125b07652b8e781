package io.nightdesk;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightdesk.identity.Role;
import io.nightdesk.testing.Browser;
import io.nightdesk.testing.NightdeskTest;
import io.nightdesk.testing.TestVisitor;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@NightdeskTest
class BodyLimitTests {

    @LocalServerPort int port;
    @Autowired JdbcClient jdbc;

    @Test
    void whoHasNotSignedInBringsAtMost64Kibibytes() throws Exception {
        HttpResponse<String> most = begin(BodyPublishers.ofString(beginning(BodyLimit.ANYBODY)));
        HttpResponse<String> more =
                begin(BodyPublishers.ofString(beginning(BodyLimit.ANYBODY + 1)));

        assertThat(most.statusCode()).isEqualTo(201);
        assertThat(more.statusCode()).isEqualTo(413);
        assertThat(more.headers().firstValue("Content-Type"))
                .get()
                .asString()
                .startsWith("application/problem+json");
        assertThat(more.body()).contains("\"code\":\"TOO_LARGE\"", "\"requestId\"", "64 KiB");
    }

    @Test
    void whoDoesNotSayHowMuchItIsMayBringNoMore() throws Exception {
        assertThat(begin(inChunks(beginning(BodyLimit.ANYBODY))).statusCode()).isEqualTo(201);
        assertThat(begin(inChunks(beginning(BodyLimit.ANYBODY + 1))).statusCode()).isEqualTo(413);
    }

    @Test
    void aVisitorAndWhoeverSignsInHaveNoOtherLimit() {
        String much = "x".repeat(BodyLimit.ANYBODY);
        TestVisitor visitor = TestVisitor.arrive(port);

        TestVisitor.Reply opening =
                visitor.call(
                        "PUT",
                        "/api/v1/conversations/" + TestVisitor.newId(),
                        "{\"page\":\"%s\"}".formatted(much));

        assertThat(opening.code()).isEqualTo("TOO_LARGE");
        assertThat(new Browser(port).signIn("somebody@example.com", much).code())
                .isEqualTo("TOO_LARGE");
    }

    @Test
    void staffMayBringWhatArticlesNeed() {
        Browser admin = Browser.signedIn(port, jdbc, Role.ADMIN);

        Browser.Reply kept =
                admin.post(
                        "/api/v1/articles",
                        Map.of(
                                "title",
                                "Long",
                                "body",
                                "word ".repeat(200_000),
                                "locale",
                                "en",
                                "internal",
                                false));

        assertThat(kept.status()).isEqualTo(201);
    }

    @Test
    void aRequestIsNestedAtMost64Deep() {
        assertThat(TestVisitor.session(port, nested(63)).status()).isEqualTo(201);
        assertThat(TestVisitor.session(port, nested(64)).status()).isEqualTo(400);
    }

    /// Inside of the object that is the request.
    private static String nested(int depth) {
        return "[".repeat(depth) + "]".repeat(depth);
    }

    private static String beginning(int length) {
        String begun = "{\"siteKey\":\"site\",\"locale\":\"en\",\"page\":\"";
        return begun + "x".repeat(length - begun.length() - 2) + "\"}";
    }

    private static BodyPublisher inChunks(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes));
    }

    private HttpResponse<String> begin(BodyPublisher body) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(
                                    URI.create("http://localhost:" + port + "/api/v1/sessions"))
                            .header("Content-Type", "application/json")
                            .POST(body)
                            .build(),
                    BodyHandlers.ofString());
        }
    }
}
