package io.nightdesk.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightdesk.llm.FaultServer;
import io.nightdesk.llm.Script;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/// Who is said to have written what did not come to its end.
@TestPropertySource(
        properties = {
            "nightdesk.test=SecondModelTests",
            "nightdesk.llm2.provider=openai",
            "nightdesk.llm2.model=second"
        })
class SecondModelTests extends AskingTest {

    private static final FaultServer SECOND = FaultServer.start();
    private static final Script BREAKS_OFF =
            wire -> {
                wire.streamHeaders();
                for (int i = 0; i < 5; i++) {
                    wire.token("You have **30 days** to send boots back [p1]. ");
                    wire.pause(Duration.ofMillis(200));
                }
                wire.stall();
            };

    @DynamicPropertySource
    static void second(DynamicPropertyRegistry registry) {
        registry.add("nightdesk.llm2.url", SECOND::url);
    }

    @AfterAll
    static void stop() {
        SECOND.close();
    }

    @Test
    void whatBrokeOffKeepsItsAuthorAndItsSources() {
        PROVIDER.always(Script.refuse("401 Unauthorized", "no such key"));
        SECOND.next(BREAKS_OFF);
        try (Customer customer = customer()) {
            customer.asks(QUESTION);

            JsonNode interrupted = customer.answer();

            assertThat(interrupted.path("stopped").asBoolean()).isTrue();
            assertThat(interrupted.path("rung").asString()).isEqualTo("secondary");
            assertThat(interrupted.path("text").asString()).contains("[1]");
            assertThat(interrupted.path("citations").path(0).path("article").asString())
                    .isEqualTo("returns");
        }
    }

    @Test
    void whatACustomerStoppedKeepsItsAuthorToo() {
        PROVIDER.always(Script.refuse("401 Unauthorized", "no such key"));
        SECOND.always(Script.slow(100, Duration.ofMillis(100)));
        try (Customer customer = customer()) {
            customer.asks(QUESTION);
            String turn = customer.socket().await("delta").path("turn").asString();
            customer.socket().cancel(customer.conversation(), turn);

            assertThat(customer.answer().path("rung").asString()).isEqualTo("secondary");
        }
    }
}
