package io.nightdesk.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.nightdesk.llm.LlmFixtures.Heard;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// One deployment, one provider that misbehaves: the outcome is named, there is one, and nothing
/// stays behind.
class ProviderFaultTests {

    private final FaultServer provider = FaultServer.start();
    private final Map<String, String> properties = LlmFixtures.primary("openai", provider.url());
    private final Heard heard = new Heard();

    @AfterEach
    void nothingIsLeftBehind() {
        await().atMost(Duration.ofSeconds(5)).until(() -> provider.openConnections() == 0);
        await().atMost(Duration.ofSeconds(5)).until(() -> LeftOvers.streamThreads() == 0);
        provider.close();
    }

    @ParameterizedTest
    @CsvSource({
        "V1_NO_HEADERS, FIRST_BYTE_TIMEOUT, ''",
        "V2_HEADERS_THEN_STALL, FIRST_TEXT_TIMEOUT, ''",
        "V3_STALL_AFTER_2_TOKENS, STALL, 'Part 1. Part 2.'",
        "V4_RESET_AFTER_5_TOKENS, CUT_OFF, 'Part 1. Part 2. Part 3. Part 4. Part 5.'",
        "V5_END_WITHOUT_FINISH, CUT_OFF, 'Part 1. Part 2. Part 3. Part 4. Part 5.'",
        "V6_ERROR_IN_STREAM, ERROR_IN_STREAM, 'Part 1. Part 2.'",
        "V7_ERROR_EVENT, ERROR_IN_STREAM, 'Part 1. Part 2.'",
        "V8_HTML, MALFORMED, ''",
        "V10_SLOW_DOWN_30_S, RATE_LIMITED, ''",
        "V11_WRONG_KEY, UNAUTHORIZED, ''",
        "V13_GARBAGE, MALFORMED, 'Part 1. Part 2.'",
        "V14_HUGE_EVENT, MALFORMED, ''",
        "ONLY_DONE, CUT_OFF, ''",
        "ONLY_BLANKS, EMPTY, ''"
    })
    void aFaultEndsItsOneAttemptUnderItsName(Fault fault, Failure expected, String shown) {
        provider.always(fault);

        Completion completion = ask();

        assertThat(completion).isInstanceOf(Completion.Unavailable.class);
        assertThat(completion.attempts()).extracting(Attempt::failure).containsExactly(expected);
        assertThat(heard.text(1).strip()).isEqualTo(shown);
        assertThat(((Completion.Unavailable) completion).textSoFar()).isEqualTo(heard.text(1));
        assertThat(provider.requests()).hasSize(1);
    }

    @Test
    void aShortRetryAfterIsWaitedForAndTheSameDeploymentAskedOnceMore() {
        provider.next(Fault.V9_SLOW_DOWN_1_S, Script.good("Within 30 days [p1]."));

        Completion completion = ask();

        assertThat(completion).isInstanceOf(Completion.Completed.class);
        assertThat(completion.attempts())
                .extracting(Attempt::failure)
                .containsExactly(Failure.RATE_LIMITED, null);
        assertThat(((Completion.Completed) completion).timings().total())
                .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aServerErrorIsTriedAgainOnce() {
        provider.always(Fault.threeServerErrorsThen(Script.good("Yes.")));

        Completion first = ask();
        Completion second = ask();

        assertThat(first).isInstanceOf(Completion.Unavailable.class);
        assertThat(first.attempts())
                .extracting(Attempt::failure, Attempt::status)
                .containsExactly(
                        tuple(Failure.SERVER_ERROR, 503), tuple(Failure.SERVER_ERROR, 503));
        assertThat(second).isInstanceOf(Completion.Completed.class);
    }

    @Test
    void aStreamThatSpeaksForEverIsEndedAtTheLimitOfAnAttempt() {
        provider.always(Script.slow(1_000, Duration.ofMillis(50)));

        Completion completion = ask();

        assertThat(completion.attempts())
                .extracting(Attempt::failure)
                .containsExactly(Failure.TOTAL_TIMEOUT);
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
    void noConnectionIsTriedTwice() {
        provider.close();

        assertThat(ask().attempts())
                .extracting(Attempt::failure)
                .containsExactly(Failure.CONNECT, Failure.CONNECT);
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

    @Test
    void theContentFilterEndsTheCallAsARefusal() {
        provider.always(
                wire -> {
                    wire.streamHeaders();
                    wire.data(
                            "{\"choices\":[{\"index\":0,\"delta\":{},"
                                    + "\"finish_reason\":\"content_filter\"}]}");
                    wire.done();
                });

        assertThat(ask()).isInstanceOf(Completion.Refused.class);
    }

    @Test
    void anErrorMessageShowsNoKey() {
        provider.always(Fault.V11_WRONG_KEY);

        assertThat(ask().attempts().getFirst().detail())
                .isEqualTo("HTTP 401: Incorrect API key: ***");
    }

    private Completion ask() {
        return LlmFixtures.models(properties)
                .ladder()
                .complete(LlmFixtures.question("Can I send it back?"), heard);
    }
}
