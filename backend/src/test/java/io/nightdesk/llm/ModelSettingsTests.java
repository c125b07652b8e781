package io.nightdesk.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.nightdesk.identity.Role;
import io.nightdesk.llm.LlmFixtures.Heard;
import io.nightdesk.testing.Browser;
import io.nightdesk.testing.NightdeskTest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// Models that an admin sets up at the desk.
@NightdeskTest
class ModelSettingsTests {

    private static final String PATH = "/api/v1/models";
    private static final String KEY = "sk-0123456789abcdef";

    private final JdbcClient jdbc;
    private final LanguageModels models;
    private final int port;
    private final FaultServer provider = FaultServer.start();
    private Browser admin;

    ModelSettingsTests(
            @Autowired JdbcClient jdbc,
            @Autowired LanguageModels models,
            @LocalServerPort int port) {
        this.jdbc = jdbc;
        this.models = models;
        this.port = port;
        this.admin = new Browser(port);
    }

    @BeforeEach
    void signIn() {
        admin = Browser.signedIn(port, jdbc, Role.ADMIN);
    }

    @AfterEach
    void leaveNoModel() {
        for (JsonNode model : admin.get(PATH).body().path("models")) {
            admin.delete(PATH + "/" + model.path("id").asString() + "?revision=" + revision());
        }
        provider.close();
    }

    @Test
    void aModelSetUpAtTheDeskAnswersFromTheNextCallOn() {
        assertThat(models.configured()).isFalse();

        JsonNode all = admin.post(PATH, entry("Main", Map.of())).body();

        assertThat(all.path("models").path(0).path("keyEnding").asString()).isEqualTo("cdef");
        assertThat(all.toString()).doesNotContain(KEY);
        assertThat(stored()).doesNotContain(KEY).doesNotContain("0123456789");
        assertThat(ask()).isInstanceOf(Completion.Completed.class);
        assertThat(provider.requests().getFirst().headers())
                .containsEntry("authorization", "Bearer " + KEY);
    }

    @Test
    void whatIsWrongStandsBesideItsFieldAndNothingIsSaved() {
        admin.post(PATH, entry("Main", Map.of()));
        Map<String, Object> second = entry("main", Map.of("provider", "anthropic", "model", " "));
        second.remove("key");
        second.put("url", "https://169.254.169.254/v1");
        second.put("streams", 0);

        Browser.Reply reply = admin.post(PATH, second);

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.body().path("errors").findValuesAsString("field"))
                .containsExactly("name", "model", "key", "url", "streams");
        assertThat(reply.body().path("errors").findValuesAsString("message"))
                .contains("The key is missing; anthropic answers nobody without one.");
        assertThat(admin.get(PATH).body().path("models")).hasSize(1);
    }

    @Test
    void aKeptKeyGoesNowhereElse() {
        String id = add("Main");
        Map<String, Object> renamed = entry("Renamed", Map.of());
        renamed.remove("key");
        JsonNode after = admin.put(PATH + "/" + id, renamed).body();
        assertThat(after.path("models").path(0).path("keyEnding").asString()).isEqualTo("cdef");

        try (FaultServer elsewhere = FaultServer.start()) {
            Map<String, Object> moved = entry("Renamed", Map.of("url", elsewhere.url()));
            moved.remove("key");
            moved.put("id", id);

            admin.post(PATH + "/test", moved);
            after = admin.put(PATH + "/" + id, moved).body();

            assertThat(after.path("models").path(0).path("keyEnding").isNull()).isTrue();
            assertThat(elsewhere.requests().getFirst().headers())
                    .doesNotContainKey("authorization");
        }
    }

    @Test
    void whoIsAskedForWhatIsSetByProfile() {
        String first = add("First");
        String second = add("Second");

        JsonNode after =
                admin.put(
                                PATH + "/orders/judge",
                                Map.of("models", List.of(second), "revision", revision()))
                        .body();

        assertThat(after.path("orders").path("answer").toString()).contains(first, second);
        assertThat(after.path("orders").path("judge").toString())
                .contains(second)
                .doesNotContain(first);
        models.ladder(Profile.JUDGE).complete(LlmFixtures.question("Hm?"), new Heard());
        assertThat(provider.requests().getFirst().body()).contains("model-of-Second");
        assertThat(
                        admin.put(
                                        PATH + "/orders/judge",
                                        Map.of(
                                                "models",
                                                List.of(second, second),
                                                "revision",
                                                revision()))
                                .status())
                .isEqualTo(422);
    }

    @Test
    void whoChangesWhatSomebodyElseHasChangedIsTold() {
        long seen = revision();
        add("First");

        Map<String, Object> late = entry("Second", Map.of("revision", seen));
        Browser.Reply reply = admin.post(PATH, late);

        assertThat(reply.code()).isEqualTo("CONFLICT");
        assertThat(admin.get(PATH).body().path("models")).hasSize(1);
        assertThat(reply.body().path("revision").asLong()).isEqualTo(revision());
    }

    @Test
    void onlyAdminsComeIn() {
        Browser lead = Browser.signedIn(port, jdbc, Role.LEAD);

        assertThat(lead.get(PATH).status()).isEqualTo(403);
        assertThat(lead.post(PATH, entry("Main", Map.of())).status()).isEqualTo(403);
        assertThat(lead.post(PATH + "/test", entry("Main", Map.of())).status()).isEqualTo(403);
        assertThat(new Browser(port).get(PATH).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "V11_WRONG_KEY, unauthorized",
        "V8_HTML, malformed",
        "V12_SERVER_ERROR, server_error",
        "ONLY_THINKING, "
    })
    void aTestSaysWhatWentWrongAndKeepsNothing(Fault fault, @Nullable String failure) {
        provider.always(fault);

        JsonNode trial = admin.post(PATH + "/test", entry("Main", Map.of())).body();

        JsonNode told = trial.path("failure");
        assertThat(told.isNull() ? null : told.asString()).isEqualTo(failure);
        assertThat(trial.toString()).doesNotContain(KEY);
        assertThat(provider.requests()).hasSize(1);
        assertThat(provider.requests().getFirst().body())
                .containsPattern("\"max_tokens\"\\s*:\\s*1\\b");
        assertThat(admin.get(PATH).body().path("models")).isEmpty();
    }

    @Test
    void aTestNamesWhatCannotBeReached() {
        provider.close();

        JsonNode trial = admin.post(PATH + "/test", entry("Main", Map.of())).body();

        assertThat(trial.path("failure").asString()).isEqualTo("connect");
        assertThat(trial.path("detail").asString()).startsWith("no connection");
    }

    @Test
    void aChangeOnAnotherNodeCountsHereToo() {
        add("Main");
        assertThat(models.configured()).isTrue();

        jdbc.sql("delete from llm.deployment").update();
        jdbc.sql("update node.revision set revision = revision + 1 where topic = 'models'")
                .update();

        await().atMost(Duration.ofSeconds(30)).until(() -> !models.configured());
    }

    @Test
    void aKeyThatDoesNotOpenIsSaidAndItsModelNotAsked() {
        add("Main");
        jdbc.sql("update llm.deployment set sealed_key = 'AAAA'").update();
        jdbc.sql("update node.revision set revision = revision + 1 where topic = 'models'")
                .update();

        await().atMost(Duration.ofSeconds(30)).until(() -> !models.configured());
        JsonNode model = admin.get(PATH).body().path("models").path(0);
        assertThat(model.path("unreadable").asBoolean()).isTrue();
        assertThat(model.path("status").isNull()).isTrue();
    }

    @Test
    void whileOneKeyDoesNotOpenTheOtherModelAnswers() {
        String closed = add("Main");
        add("Other");
        jdbc.sql("update llm.deployment set sealed_key = 'AAAA' where id = :id::uuid")
                .param("id", closed)
                .update();
        jdbc.sql("update node.revision set revision = revision + 1 where topic = 'models'")
                .update();
        await().atMost(Duration.ofSeconds(30)).until(() -> models.status().size() == 1);

        assertThat(ask()).isInstanceOf(Completion.Completed.class);
        assertThat(provider.requests().getLast().body()).contains("model-of-Other");
    }

    private Completion ask() {
        return models.ladder().complete(LlmFixtures.question("Can I send it back?"), new Heard());
    }

    private String add(String name) {
        assertThat(admin.post(PATH, entry(name, Map.of())).status()).isEqualTo(201);
        return jdbc.sql("select id::text from llm.deployment where name = :name")
                .param("name", name)
                .query(String.class)
                .single();
    }

    private long revision() {
        return admin.get(PATH).body().path("revision").asLong();
    }

    private Map<String, Object> entry(String name, Map<String, Object> changes) {
        Map<String, Object> entry =
                new HashMap<>(
                        Map.of(
                                "name",
                                name,
                                "provider",
                                "openai",
                                "url",
                                provider.url(),
                                "key",
                                KEY,
                                "model",
                                "model-of-" + name,
                                "revision",
                                revision()));
        entry.putAll(changes);
        return entry;
    }

    private String stored() {
        return jdbc.sql("select d::text from llm.deployment d").query(String.class).single();
    }
}
