package io.nightdesk.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.nightdesk.kernel.StoreClock;
import io.nightdesk.testing.ChatSocket;
import io.nightdesk.testing.NightdeskTest;
import io.nightdesk.testing.TestNode;
import io.nightdesk.testing.TestVisitor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;

/// A machine whose clock is a day ahead.
@NightdeskTest(properties = "nightdesk.test=ClockTests")
class ClockTests {

    private static final Duration DAY = Duration.ofDays(1);

    @LocalServerPort int port;
    @Autowired Environment environment;

    @Test
    void itsNodeEndsNoConversationEarlyAndTellsTheSameTimeAsTheOthers() {
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = visitor.opens();
        try (ChatSocket socket = visitor.connect()) {
            socket.sync(conversation, 0).say(conversation, TestVisitor.newId(), 1, "Hello");
            socket.awaitEvent(conversation, ClockTests::isAnswer);

            try (TestNode ahead =
                    TestNode.beside(
                            environment,
                            List.of("db-scheduler.polling-interval=100ms"),
                            ClockTests::aDayAhead)) {

                await().during(Duration.ofSeconds(2))
                        .atMost(Duration.ofSeconds(20))
                        .until(() -> socket.events(conversation).size() == 2);
                assertThat(ahead.bean(Clock.class).instant())
                        .isBefore(Instant.now().plus(Duration.ofMinutes(1)));
            }
        }
    }

    private static boolean isAnswer(JsonNode event) {
        return event.path("author").path("kind").asString("").equals("assistant");
    }

    private static void aDayAhead(ConfigurableApplicationContext context) {
        context.getBeanFactory()
                .addBeanPostProcessor(
                        new BeanPostProcessor() {
                            @Override
                            public Object postProcessAfterInitialization(Object bean, String name) {
                                return bean instanceof StoreClock
                                        ? new StoreClock(Clock.offset(Clock.systemUTC(), DAY))
                                        : bean;
                            }
                        });
    }
}
