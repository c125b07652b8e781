package io.nightdesk.llm;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightdesk.identity.Role;
import io.nightdesk.testing.Browser;
import io.nightdesk.testing.NightdeskTest;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What agents are told while models fail.
@NightdeskTest
class ModelHealthTests {

    private static final String MODELS = "/api/v1/models";
    private static final UUID TURN = new UUID(0, 1);

    private final JdbcClient jdbc;
    private final int port;
    private final FaultServer provider = FaultServer.start();
    private Browser admin;

    ModelHealthTests(@Autowired JdbcClient jdbc, @LocalServerPort int port) {
        this.jdbc = jdbc;
        this.port = port;
        this.admin = new Browser(port);
    }

    @BeforeEach
    void setUpAModel() {
        jdbc.sql("delete from llm.attempt").update();
        admin = Browser.signedIn(port, jdbc, Role.ADMIN);
        Map<String, Object> model =
                Map.of(
                        "name",
                        "Main",
                        "provider",
                        "openai",
                        "url",
                        provider.url(),
                        "key",
                        "sk-0123456789abcdef",
                        "model",
                        "m",
                        "streams",
                        4,
                        "enabled",
                        true,
                        "revision",
                        revision());
        assertThat(admin.post(MODELS, model).status()).isLessThan(300);
    }

    @AfterEach
    void leaveNothing() {
        String id = admin.get(MODELS).body().path("models").path(0).path("id").asString();
        admin.delete(MODELS + "/" + id + "?revision=" + revision());
        jdbc.sql("delete from llm.attempt").update();
        provider.close();
    }

    @Test
    void whenAllHaveFailedForAMinuteAgentsAreTold() {
        Browser agent = Browser.signedIn(port, jdbc, Role.AGENT);
        attempt("ok", "answer", TURN, 120);
        assertThat(state(agent)).isEqualTo("OK");

        attempt("server_error", "answer", TURN, 50);
        assertThat(state(agent)).as("for less than a minute").isEqualTo("OK");

        attempt("stall", "answer", TURN, 70);
        assertThat(state(agent)).isEqualTo("DOWN");

        attempt("ok", "economy", TURN, 10);
        assertThat(state(agent)).as("one answers again").isEqualTo("OK");
    }

    @Test
    void aModelThatThinksBeforeItSpeaksIsThere() {
        attempt("stall", "answer", TURN, 100);
        attempt("empty", "answer", TURN, 90);
        assertThat(state(admin)).isEqualTo("DOWN");

        attempt("empty", "answer", null, 10);
        assertThat(state(admin)).isEqualTo("OK");
    }

    @Test
    void whatCustomersStopOrJudgesMissIsNoOutage() {
        attempt("cancelled", "answer", TURN, 100);
        attempt("stall", "judge", TURN, 100);

        assertThat(state(admin)).isEqualTo("OK");
    }

    private static String state(Browser who) {
        return who.get("/api/v1/status").body().path("models").asString();
    }

    private long revision() {
        return admin.get(MODELS).body().path("revision").asLong();
    }

    private void attempt(String outcome, String profile, @Nullable UUID turn, int secondsAgo) {
        jdbc.sql(
                        """
                        insert into llm.attempt (
                            at, deployment, provider, model, profile, turn_id,
                            tokens_in, tokens_cached, tokens_out, estimated, outcome, ms)
                        values (
                            now() - make_interval(secs => :ago), 'a', 'openai', 'm', :profile,
                            :turn, 1, 0, 1, false, :outcome, 1)
                        """)
                .param("ago", Duration.ofSeconds(secondsAgo).toSeconds())
                .param("profile", profile)
                .param("turn", turn, java.sql.Types.OTHER)
                .param("outcome", outcome)
                .update();
    }
}
