package io.nightdesk.llm;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightdesk.identity.Role;
import io.nightdesk.testing.Browser;
import io.nightdesk.testing.NightdeskTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// Two models in the environment, of which one's key is not there.
@NightdeskTest(
        properties = {
            "nightdesk.test=KeylessModelTests",
            "nightdesk.llm.provider=anthropic",
            "nightdesk.llm.model=claude",
            "nightdesk.llm2.provider=ollama",
            "nightdesk.llm2.model=llama3.2"
        })
class KeylessModelTests {

    @LocalServerPort private int port;
    @Autowired private JdbcClient jdbc;

    @Test
    void anAdminSeesTheModelThatIsNotAskedAndWhy() {
        JsonNode all = Browser.signedIn(port, jdbc, Role.ADMIN).get("/api/v1/models").body();

        assertThat(all.path("configured").asBoolean()).isTrue();
        JsonNode asked = all.at("/models/0");
        assertThat(asked.path("name").asString()).isEqualTo("secondary");
        assertThat(asked.path("keyMissing").asBoolean()).isFalse();
        assertThat(asked.path("status").isNull()).isFalse();
        JsonNode keyless = all.at("/models/1");
        assertThat(keyless.path("name").asString()).isEqualTo("primary");
        assertThat(keyless.path("keyMissing").asBoolean()).isTrue();
        assertThat(keyless.path("status").isNull()).isTrue();
        assertThat(all.at("/orders/answer").toString()).doesNotContain("primary");
    }
}
