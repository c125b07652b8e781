package io.nightdesk.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.nightdesk.testing.Browser;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// An admin's browser at the sources.
record SourceDesk(Browser admin) {

    /// The properties of the application under test: with its own machine's network open.
    static final String NETWORKS = "nightdesk.knowledge.allowed-networks=127.0.0.0/8";

    static final String PAUSE = "nightdesk.knowledge.crawl-pause=0";
    static final String FOLDERS = "nightdesk.knowledge.folders=${java.io.tmpdir}";

    static final String POLLING = "db-scheduler.polling-interval=50ms";

    private static final Duration SOON = Duration.ofSeconds(60);

    /// Adds a file and waits until it was read; returns its detail.
    JsonNode uploaded(String file, String content) {
        return uploaded(file, content.getBytes(StandardCharsets.UTF_8));
    }

    JsonNode uploaded(String file, byte[] content) {
        return read(id(admin.upload("POST", uploads(file), content)));
    }

    static String uploads(String file) {
        return "/api/v1/sources/uploads?locale=en&file=" + encoded(file);
    }

    JsonNode replaced(String id, String file, String content) {
        var reply =
                admin.upload(
                        "PUT",
                        "/api/v1/sources/" + id + "/upload?file=" + encoded(file),
                        content.getBytes(StandardCharsets.UTF_8));
        assertThat(reply.status()).isEqualTo(200);
        return read(id);
    }

    JsonNode added(String kind, String location, int depth) {
        var source = Map.of("kind", kind, "location", location, "locale", "en", "depth", depth);
        return read(id(admin.post("/api/v1/sources", source)));
    }

    JsonNode synced(String id) {
        assertThat(admin.post("/api/v1/sources/" + id + "/sync", null).status()).isEqualTo(202);
        return read(id);
    }

    /// Waits until the last run has ended.
    JsonNode read(String id) {
        await().atMost(SOON).until(() -> isRead(detail(id)));
        return detail(id);
    }

    private static boolean isRead(JsonNode detail) {
        String state = detail.path("source").path("run").path("state").asString();
        return state.equals("done") || state.equals("failed");
    }

    JsonNode detail(String id) {
        return admin.get("/api/v1/sources/" + id).body();
    }

    private static String id(Browser.Reply reply) {
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(201);
        return reply.body().path("id").asString();
    }

    static String id(JsonNode detail) {
        return detail.path("source").path("id").asString();
    }

    static int count(JsonNode detail, String figure) {
        return detail.path("source").path("run").path(figure).asInt();
    }

    /// The problems as `where: what`.
    static List<String> problems(JsonNode detail) {
        return detail.path("problems").valueStream().map(SourceDesk::problem).toList();
    }

    private static String problem(JsonNode problem) {
        return problem.path("where").asString() + ": " + problem.path("what").asString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
