package io.nightdesk.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.nightdesk.llm.LlmFixtures.Heard;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// V15 two hundred times at once, by as many of each provider.
class ManyStreamsTests {

    private static final int OF_EACH = 50;

    private final Map<Provider, FaultServer> providers =
            Arrays.stream(Provider.values())
                    .collect(Collectors.toMap(Function.identity(), ManyStreamsTests::slow));
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void close() {
        providers.values().forEach(FaultServer::close);
        threads.close();
    }

    @Test
    void twoHundredSlowStreamsAllEndWellAndLeaveNothingBehind() {
        List<LanguageModel> models =
                providers.entrySet().stream()
                        .map(entry -> model(entry.getKey(), entry.getValue()))
                        .toList();

        List<CompletableFuture<Completion>> calls = models.stream().flatMap(this::calls).toList();

        assertThat(calls)
                .extracting(CompletableFuture::join)
                .allSatisfy(
                        completion ->
                                assertThat(((Completion.Completed) completion).text())
                                        .endsWith("Word8. "));
        assertThat(providers.values())
                .allSatisfy(provider -> assertThat(provider.requests()).hasSize(OF_EACH));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () ->
                                assertThat(providers.values())
                                        .extracting(FaultServer::openConnections)
                                        .containsOnly(0));
        await().atMost(Duration.ofSeconds(30)).until(() -> LeftOvers.streamThreads() == 0);
    }

    private static FaultServer slow(Provider imitated) {
        return FaultServer.start(imitated).always(Script.slow(8, Duration.ofMillis(250)));
    }

    private static LanguageModel model(Provider imitated, FaultServer provider) {
        Map<String, String> properties =
                LlmFixtures.patient(LlmFixtures.primary(imitated.code(), provider.url()));
        properties.put("nightdesk.llm.streams", String.valueOf(OF_EACH));
        return LlmFixtures.models(properties).ladder();
    }

    private Stream<CompletableFuture<Completion>> calls(LanguageModel model) {
        return IntStream.range(0, OF_EACH)
                .mapToObj(
                        i ->
                                CompletableFuture.supplyAsync(
                                        () ->
                                                model.complete(
                                                        LlmFixtures.question("No " + i),
                                                        new Heard()),
                                        threads));
    }
}
