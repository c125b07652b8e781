package io.nightdesk;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightdesk.testing.NightdeskTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

@NightdeskTest
class RequestIdsTests {

    @LocalServerPort int port;
    @Autowired RequestIds filter;

    @Test
    void aWellFormedIdIsKept() throws Exception {
        assertThat(idOf(get("/livez", "balancer-1234.5"))).isEqualTo("balancer-1234.5");
    }

    @Test
    void aMissingOrCrookedIdIsReplaced() throws Exception {
        for (String crooked :
                List.of("", "short", "x".repeat(65), "a b c d e f", "{\"a\":\"bcde\"}")) {
            String id = idOf(get("/livez", crooked));

            assertThat(UUID.fromString(id).version()).as(crooked).isEqualTo(7);
        }
    }

    @Test
    void aProblemNamesItsRequestWhoeverRefuses() throws Exception {
        for (String path :
                List.of("/api/v1/conversations", "/api/v1/staff/me", "/nowhere", "/help/nothing")) {
            HttpResponse<String> refused = get(path, "my-request-1");

            assertThat(refused.statusCode()).as(path).isBetween(400, 499);
            assertThat(idOf(refused)).isEqualTo("my-request-1");
            if (refused.headers().firstValue("Content-Type").orElse("").contains("problem+json")) {
                assertThat(
                                JsonMapper.shared()
                                        .readTree(refused.body())
                                        .path("requestId")
                                        .asString(""))
                        .as(path)
                        .isEqualTo("my-request-1");
            }
        }
    }

    @Test
    void everyLogLineOfARequestHasItAndNoneAfterIt() throws Exception {
        List<String> seen = new ArrayList<>();
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addHeader("X-Request-Id", "my-request-2");
        var chain =
                new MockFilterChain() {
                    @Override
                    public void doFilter(
                            jakarta.servlet.ServletRequest in,
                            jakarta.servlet.ServletResponse out) {
                        seen.add(MDC.get(RequestIds.NAME));
                    }
                };

        filter.doFilter(request, new MockHttpServletResponse(), chain);

        assertThat(seen).containsExactly("my-request-2");
        assertThat(MDC.get(RequestIds.NAME)).isNull();
    }

    private HttpResponse<String> get(String path, String id)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .header("X-Request-Id", id);
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }

    private static String idOf(HttpResponse<String> response) {
        return response.headers().firstValue("X-Request-Id").orElse("");
    }
}
