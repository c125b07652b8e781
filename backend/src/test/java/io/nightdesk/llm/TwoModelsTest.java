package io.nightdesk.llm;

import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.nightdesk.llm.LlmFixtures.Heard;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/// Two deployments, and no connection to either is left open.
abstract class TwoModelsTest {

    final FaultServer primary = FaultServer.start();
    final FaultServer secondary = FaultServer.start();
    final Map<String, String> properties = LlmFixtures.both(primary, secondary);
    final MeterRegistry registry = new SimpleMeterRegistry();
    final Heard heard = new Heard();

    @AfterEach
    void nothingIsLeftBehind() {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> primary.openConnections() + secondary.openConnections() == 0);
        primary.close();
        secondary.close();
    }
}
