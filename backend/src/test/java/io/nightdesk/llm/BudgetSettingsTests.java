package io.nightdesk.llm;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightdesk.identity.Role;
import io.nightdesk.testing.Browser;
import io.nightdesk.testing.NightdeskTest;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// The budget that an admin sets at the desk.
@NightdeskTest
class BudgetSettingsTests {

    private static final String PATH = "/api/v1/models/budget";

    private final JdbcClient jdbc;
    private final Budget budget;
    private final int port;
    private Browser admin;

    BudgetSettingsTests(
            @Autowired JdbcClient jdbc, @Autowired Budget budget, @LocalServerPort int port) {
        this.jdbc = jdbc;
        this.budget = budget;
        this.port = port;
        this.admin = new Browser(port);
    }

    @BeforeEach
    void signIn() {
        admin = Browser.signedIn(port, jdbc, Role.ADMIN);
    }

    @AfterEach
    void leaveTheDefaults() {
        admin.delete(PATH + "?revision=" + revision());
    }

    @Test
    void aLimitIsInForceWhenItIsSaved() {
        JsonNode saved = set(Map.of("daily", 12.5, "soft", 60)).body();

        assertThat(saved.path("configured").asBoolean()).isFalse();
        assertThat(saved.path("limits").path("soft").asInt()).isEqualTo(60);
        assertThat(saved.path("updatedBy").asString()).isEqualTo("Test admin");
        assertThat(budget.today().daily()).isEqualByComparingTo(new BigDecimal("12.5"));
    }

    @Test
    void aVisitorsLimitHoldsFromTheNextQuestionOn() {
        UUID visitor = UUID.randomUUID();
        attempt(visitor);
        assertThat(budget.left(visitor, UUID.randomUUID())).isEqualTo(Budget.State.ENOUGH);

        set(Map.of("turnsPerDay", 1));

        assertThat(budget.left(visitor, UUID.randomUUID())).isEqualTo(Budget.State.NOTHING);
    }

    @Test
    void whatIsWrongStandsBesideItsFieldAndNothingIsSaved() {
        BigDecimal before = budget.today().daily();

        Browser.Reply reply = set(Map.of("turnsPerMinute", 0, "daily", 0.001, "soft", 101));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.body().path("errors").findValuesAsString("field"))
                .containsExactly("turnsPerMinute", "soft", "daily");
        assertThat(budget.today().daily()).isEqualTo(before);
    }

    @Test
    void whoeverWasSlowerIsToldSo() {
        long seen = revision();
        set(Map.of("daily", 3));

        Browser.Reply late = put(Map.of("daily", 4), seen);

        assertThat(late.status()).isEqualTo(409);
        assertThat(budget.today().daily()).isEqualByComparingTo("3");
    }

    @Test
    void theConfigurationCountsAgainWhenAnAdminGivesItBack() {
        set(Map.of("daily", 3, "turnsPerDay", 1));

        JsonNode back = admin.delete(PATH + "?revision=" + revision()).body();

        assertThat(back.path("configured").asBoolean()).isTrue();
        assertThat(back.path("limits").path("turnsPerDay").asInt()).isEqualTo(40);
        assertThat(back.path("updatedBy").isNull()).isTrue();
        assertThat(budget.today().daily()).isNull();
    }

    @Test
    void whoeverWasSlowerGivesNothingBack() {
        long seen = revision();
        set(Map.of("daily", 3));

        assertThat(admin.delete(PATH + "?revision=" + seen).status()).isEqualTo(409);
        assertThat(budget.today().daily()).isEqualByComparingTo("3");
    }

    @Test
    void onlyAdminsSeeIt() {
        Browser lead = Browser.signedIn(port, jdbc, Role.LEAD);

        assertThat(lead.get(PATH).status()).isEqualTo(403);
    }

    private Browser.Reply set(Map<String, Object> changes) {
        return put(changes, revision());
    }

    private Browser.Reply put(Map<String, Object> changes, long revision) {
        Map<String, @Nullable Object> limits = new HashMap<>();
        limits.put("turnsPerMinute", 6);
        limits.put("turnsPerDay", 40);
        limits.put("conversationTurns", 60);
        limits.put("conversationTokens", 60_000);
        limits.put("soft", 80);
        limits.putAll(changes);
        return admin.put(PATH, Map.of("limits", limits, "revision", revision));
    }

    private long revision() {
        return admin.get(PATH).body().path("revision").asLong();
    }

    private void attempt(UUID visitor) {
        jdbc.sql(
                        """
                        insert into llm.attempt (
                            at, deployment, provider, model, profile, visitor_id, turn_id,
                            tokens_in, tokens_cached, tokens_out, estimated, outcome, ms)
                        values (
                            now(), 'a', 'openai', 'm', 'answer', :visitor, gen_random_uuid(),
                            1, 0, 1, false, 'ok', 1)
                        """)
                .param("visitor", visitor)
                .update();
    }
}
