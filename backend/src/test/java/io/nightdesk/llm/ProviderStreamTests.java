package io.nightdesk.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.nightdesk.llm.LlmFixtures.Heard;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What does not depend on a provider's format, shown with one of them.
class ProviderStreamTests {

    private final FaultServer provider = FaultServer.start();
    private final Map<String, String> properties = LlmFixtures.primary("openai", provider.url());
    private final Heard heard = new Heard();

    @AfterEach
    void nothingIsLeftBehind() {
        await().atMost(Duration.ofSeconds(30)).until(() -> provider.openConnections() == 0);
        await().atMost(Duration.ofSeconds(30)).until(() -> LeftOvers.streamThreads() == 0);
        provider.close();
    }

    @Test
    void theMarkOfAnEndAloneIsNoAnswer() {
        provider.always(
                wire -> {
                    wire.streamHeaders();
                    wire.done();
                });

        assertThat(ask().attempts()).extracting(Attempt::failure).containsExactly(Failure.CUT_OFF);
    }

    @Test
    void commentsDoNotCountAsASignOfLife() {
        provider.always(
                wire -> {
                    wire.streamHeaders();
                    wire.token("Well. ");
                    for (int i = 0; i < 100; i++) {
                        wire.pause(Duration.ofMillis(50));
                        wire.send(": still here\n\n");
                    }
                });

        assertThat(ask().attempts()).extracting(Attempt::failure).containsExactly(Failure.STALL);
    }

    @Test
    void aFloodOfCommentsIsNoSignOfLifeEither() {
        properties.put("nightdesk.llm.limits.attempt", "30s");
        provider.always(
                wire -> {
                    wire.streamHeaders();
                    while (true) {
                        wire.send(": still here\n\n");
                    }
                });

        assertThat(ask().attempts())
                .extracting(Attempt::failure)
                .isSubsetOf(Failure.FIRST_TEXT_TIMEOUT, Failure.MALFORMED);
    }

    @Test
    void whoDoesNotTakeAConnectionIsGivenUpAtTheLimitOfConnecting() throws IOException {
        LlmFixtures.patient(properties).put("nightdesk.llm.limits.connect", "300ms");
        try (FullListener busy = FullListener.start()) {
            properties.put("nightdesk.llm.url", busy.url());

            assertThat(ask().attempts())
                    .extracting(Attempt::failure)
                    .containsExactly(Failure.CONNECT, Failure.CONNECT);
        }
    }

    @Test
    void aFinishedAnswerIsNotHeldUpByAConnectionThatStaysOpen() {
        provider.always(
                wire -> {
                    wire.streamHeaders();
                    wire.token("Yes, you can.");
                    wire.data(
                            "{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}");
                    wire.pause(Duration.ofSeconds(60));
                });

        Completion completion = ask();

        assertThat(completion).isInstanceOf(Completion.Completed.class);
        Completion.Completed answer = (Completion.Completed) completion;
        assertThat(answer.text()).isEqualTo("Yes, you can.");
        assertThat(answer.usage().estimated()).isTrue();
        assertThat(answer.usage().tokensOut()).isPositive();
    }

    @Test
    void aBlockedCommonPoolHoldsNobodyUp() {
        CountDownLatch done = new CountDownLatch(1);
        ForkJoinPool pool = ForkJoinPool.commonPool();
        for (int i = 0; i <= ForkJoinPool.getCommonPoolParallelism(); i++) {
            pool.execute(
                    () -> {
                        try {
                            done.await();
                        } catch (InterruptedException over) {
                            Thread.currentThread().interrupt();
                        }
                    });
        }

        Completion completion = ask();
        done.countDown();

        assertThat(completion).isInstanceOf(Completion.Completed.class);
    }

    private Completion ask() {
        return LlmFixtures.models(properties)
                .ladder()
                .complete(LlmFixtures.question("Can I send it back?"), heard);
    }
}
