package io.nightdesk.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightdesk.testing.NightdeskTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Pages of a release outlive it.
@NightdeskTest
class KeptAssetsTests {

    @LocalServerPort int port;
    @Autowired KeptAssets assets;
    @Autowired JdbcClient jdbc;

    @Test
    void aChunkOfAnEarlierReleaseIsStillServed() throws Exception {
        old("widget/assets/chat-11112222.js", "export const old = 1;", 29);
        old("console/assets/inbox-33334444.css", "p { color: red }", 29);

        HttpResponse<String> script = get("/assets/chat-11112222.js");

        assertThat(script.statusCode()).isEqualTo(200);
        assertThat(script.body()).isEqualTo("export const old = 1;");
        assertThat(script.headers().firstValue("Content-Type").orElse(""))
                .startsWith("text/javascript");
        assertThat(script.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
        assertThat(get("/console/assets/inbox-33334444.css").body()).isEqualTo("p { color: red }");
    }

    @Test
    void afterThirtyDaysItIsForgotten() throws Exception {
        old("widget/assets/chat-55556666.js", "export const old = 2;", 31);

        assets.goOn();

        assertThat(get("/assets/chat-55556666.js").statusCode()).isEqualTo(404);
    }

    @Test
    void aNodeKeepsWhatItsOwnBuildHasAndRemembersWhenItLastHadIt() throws Exception {
        jdbc.sql("update site.asset set seen_at = now() - interval '31 days' where path = ?")
                .param("widget/assets/kept-0a1b2c3d.js")
                .update();

        assets.goOn();

        assertThat(
                        jdbc.sql("select content from site.asset where path = ?")
                                .param("widget/assets/kept-0a1b2c3d.js")
                                .query(
                                        (row, _) ->
                                                new String(
                                                        row.getBytes(1),
                                                        java.nio.charset.StandardCharsets.UTF_8))
                                .list())
                .singleElement()
                .asString()
                .contains("kept = true");
    }

    @Test
    void whatNoReleaseEverHadIsNotFound() throws Exception {
        assertThat(get("/assets/never-99998888.js").statusCode()).isEqualTo(404);
        assertThat(get("/assets/..%2F..%2Fapplication.yaml").statusCode()).isIn(400, 404);
    }

    private void old(String path, String content, int days) {
        jdbc.sql(
                        """
                        insert into site.asset (path, content, seen_at)
                        values (?, convert_to(?, 'UTF8'), now() - make_interval(days => ?))
                        """)
                .params(path, content, days)
                .update();
    }

    private HttpResponse<String> get(String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(),
                    BodyHandlers.ofString());
        }
    }
}
