package io.nightdesk.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.nightdesk.llm.LlmFixtures.Heard;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// V15 two hundred times at once.
class ManyStreamsTests {

    private static final int STREAMS = 200;

    @Test
    void twoHundredSlowStreamsAllEndWellAndLeaveNothingBehind() {
        try (FaultServer provider = FaultServer.start();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Map<String, String> properties =
                    LlmFixtures.patient(LlmFixtures.primary("openai", provider.url()));
            properties.put("nightdesk.llm.streams", String.valueOf(STREAMS));
            LanguageModel model = LlmFixtures.models(properties).ladder();
            provider.always(Script.slow(8, Duration.ofMillis(250)));

            List<CompletableFuture<Completion>> calls =
                    IntStream.range(0, STREAMS)
                            .mapToObj(
                                    i ->
                                            CompletableFuture.supplyAsync(
                                                    () ->
                                                            model.complete(
                                                                    LlmFixtures.question("No " + i),
                                                                    new Heard()),
                                                    threads))
                            .toList();

            assertThat(calls)
                    .extracting(CompletableFuture::join)
                    .allSatisfy(
                            completion ->
                                    assertThat(((Completion.Completed) completion).text())
                                            .endsWith("Word8. "));
            assertThat(provider.requests()).hasSize(STREAMS);
            await().atMost(Duration.ofSeconds(30)).until(() -> provider.openConnections() == 0);
            await().atMost(Duration.ofSeconds(30)).until(() -> LeftOvers.streamThreads() == 0);
        }
    }
}
