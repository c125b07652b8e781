package io.nightdesk.llm;

import static org.awaitility.Awaitility.await;

import io.nightdesk.llm.LlmFixtures.Heard;
import java.time.Duration;
import java.util.Map;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;

/// One deployment of each provider in turn; nothing of a call stays behind. Every time limit is out
/// of reach but those that a test sets.
abstract class EachProviderTest {

    private static final ConditionFactory SOON =
            await().atMost(Duration.ofSeconds(30))
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(10));

    final Provider imitated;
    final Dialect dialect;
    final FaultServer provider;
    final Map<String, String> properties;
    final Heard heard = new Heard();

    EachProviderTest(Provider imitated) {
        this.imitated = imitated;
        this.dialect = Dialect.of(imitated);
        this.provider = FaultServer.start(imitated);
        this.properties = LlmFixtures.patient(LlmFixtures.primary(imitated.code(), provider.url()));
    }

    @AfterEach
    void nothingIsLeftBehind() {
        SOON.until(() -> provider.openConnections() == 0);
        SOON.until(() -> LeftOvers.streamThreads() == 0);
        provider.close();
    }

    final Completion ask() {
        return ask(LlmFixtures.models(properties));
    }

    final Completion ask(LanguageModels models) {
        return models.ladder().complete(LlmFixtures.question("Can I send it back?"), heard);
    }
}
