package io.nightdesk.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.nightdesk.llm.LlmFixtures.Heard;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A customer presses stop. Every limit but the cancel is far away here.
class CancelTests {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final FaultServer provider = FaultServer.start();
    private final CancelHandle cancel = new CancelHandle();
    private final Heard heard = new Heard();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final LanguageModel model =
            LlmFixtures.models(LlmFixtures.patient(LlmFixtures.primary("openai", provider.url())))
                    .ladder();

    @AfterEach
    void nothingIsLeftBehind() {
        await().atMost(Duration.ofSeconds(30)).until(() -> provider.openConnections() == 0);
        await().atMost(Duration.ofSeconds(30)).until(() -> LeftOvers.streamThreads() == 0);
        threads.close();
        provider.close();
    }

    @Test
    void beforeTheFirstByteItClosesTheSocket() {
        provider.always(Fault.V1_NO_HEADERS);
        CompletableFuture<Completion> call = ask();
        await().until(() -> provider.requests().size() == 1);

        cancel.cancel();

        await().atMost(SOON).until(call::isDone);
        await().atMost(SOON).until(() -> provider.openConnections() == 0);
        assertThat(call.join()).isInstanceOf(Completion.Cancelled.class);
        assertThat(call.join().attempts())
                .extracting(Attempt::failure)
                .containsExactly(Failure.CANCELLED);
    }

    @Test
    void inMidAnswerItKeepsWhatWasShown() {
        provider.always(Script.stallAfter("This far. Not "));
        CompletableFuture<Completion> call = ask();
        await().until(() -> !heard.text(1).isEmpty());

        cancel.cancel();

        await().atMost(SOON).until(call::isDone);
        await().atMost(SOON).until(() -> provider.openConnections() == 0);
        assertThat(call.join()).isInstanceOf(Completion.Cancelled.class);
        assertThat(heard.text(1)).isEqualTo("This far.");
    }

    @Test
    void beforeItBeganNothingIsAsked() {
        cancel.cancel();

        assertThat(ask().join()).isInstanceOf(Completion.Cancelled.class);
        assertThat(provider.requests()).isEmpty();
    }

    @Test
    void whileWaitingForAnotherTryItEndsTheWait() {
        provider.always(
                wire -> {
                    wire.refuse("429 Too Many Requests", "Retry-After: 2\r\n", "slow");
                    cancel.cancel();
                });

        assertThat(ask().join()).isInstanceOf(Completion.Cancelled.class);
        assertThat(provider.requests()).hasSize(1);
    }

    @Test
    void anInterruptIsACancelAndStaysVisible() throws InterruptedException {
        provider.always(Fault.V2_HEADERS_THEN_STALL);
        AtomicBoolean flag = new AtomicBoolean();
        CompletableFuture<Completion> outcome = new CompletableFuture<>();
        Thread caller =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    outcome.complete(complete());
                                    flag.set(Thread.currentThread().isInterrupted());
                                });
        await().until(() -> provider.requests().size() == 1);

        caller.interrupt();
        caller.join();

        assertThat(outcome.join()).isInstanceOf(Completion.Cancelled.class);
        assertThat(flag).isTrue();
    }

    private CompletableFuture<Completion> ask() {
        return CompletableFuture.supplyAsync(this::complete, threads);
    }

    private Completion complete() {
        return model.complete(LlmFixtures.question("Can I send it back?", cancel), heard);
    }
}
