package io.nightdesk.assistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.nightdesk.identity.Role;
import io.nightdesk.llm.Budget;
import io.nightdesk.llm.BudgetLimits;
import io.nightdesk.llm.BudgetSettings;
import io.nightdesk.llm.FaultServer;
import io.nightdesk.llm.Script;
import io.nightdesk.testing.AudibleLog;
import io.nightdesk.testing.Browser;
import java.math.BigDecimal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/// What becomes of real turns as the day's money runs out. An application of its own, since what is
/// spent is the whole site's.
@TestPropertySource(properties = "nightdesk.test=SpendingTests")
@ExtendWith({OutputCaptureExtension.class, AudibleLog.class})
class SpendingTests extends AskingTest {

    @Autowired private Budget budget;
    @Autowired private BudgetSettings settings;

    private final FaultServer cheap = FaultServer.start();

    @AfterEach
    void closeTheCheapOne() {
        cheap.close();
    }

    @Test
    void whenLittleIsLeftTheCheapModelsAnswerAndThenArticlesAreQuoted(CapturedOutput output) {
        cheap.always(Script.good("Within 30 days. [p1]"));
        String enough = "{\"sufficiency\": \"full\", \"missing\": \"\"}";
        cheap.judges(Script.good(enough));
        Browser admin = Browser.signedIn(port, jdbc, Role.ADMIN);
        addModel(admin, "dear", PROVIDER.url());
        String id = addModel(admin, "cheap", cheap.url());
        order(admin, "economy", id);
        spendTenDollars();

        assertThat(provenance(answered()).path("model").asString()).isEqualTo("dear");

        limit("12.50");
        JsonNode sparing = answered();
        assertThat(provenance(sparing).path("model").asString()).isEqualTo("cheap");
        assertThat(sparing.path("rung").asString()).isEqualTo("primary");
        assertThat(provenance(sparing).path("confidence").path("judge").asString())
                .isEqualTo("full");
        assertThat(output).contains("Most of today's budget for language models is spent");

        limit("10");
        int asked = PROVIDER.requests().size() + cheap.requests().size();
        assertThat(answered().path("rung").asString()).isEqualTo("extractive");
        assertThat(PROVIDER.requests().size() + cheap.requests().size()).isEqualTo(asked);
        assertThat(output).contains("articles are quoted until midnight, UTC");
    }

    private JsonNode answered() {
        try (Customer customer = customer()) {
            customer.asks(QUESTION);
            return customer.answer();
        }
    }

    /// What was spent is known after seconds.
    private void spendTenDollars() {
        jdbc.sql(
                        """
                        insert into llm.attempt (
                            at, deployment, provider, model, profile,
                            tokens_in, tokens_cached, tokens_out, estimated, cost, outcome, ms)
                        values (now(), 'a', 'openai', 'm', 'answer', 1, 0, 1, false,
                            10000000, 'ok', 1)
                        """)
                .update();
        await().until(() -> budget.today().spent().compareTo(BigDecimal.TEN) >= 0);
    }

    private void limit(String daily) {
        settings.limit(
                new BudgetLimits(6, 40, 60, 60_000, new BigDecimal(daily), 80),
                settings.overview().revision(),
                "test");
    }
}
