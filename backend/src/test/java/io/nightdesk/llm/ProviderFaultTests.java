package io.nightdesk.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assumptions.assumeThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// A provider whose stream misbehaves: the outcome is named, and there is one. Every time limit is
/// out of reach but the one that a fault is about.
@ParameterizedClass
@EnumSource(Provider.class)
class ProviderFaultTests extends EachProviderTest {

    ProviderFaultTests(Provider imitated) {
        super(imitated);
    }

    @ParameterizedTest
    @CsvSource({
        "V1_NO_HEADERS, first-byte, FIRST_BYTE_TIMEOUT, ''",
        "V2_HEADERS_THEN_STALL, first-text, FIRST_TEXT_TIMEOUT, ''",
        "V3_STALL_AFTER_2_TOKENS, stall, STALL, 'Part 1. Part 2.'",
        "V4_RESET_AFTER_5_TOKENS, '', CUT_OFF, 'Part 1. Part 2. Part 3. Part 4. Part 5.'",
        "V5_END_WITHOUT_FINISH, '', CUT_OFF, 'Part 1. Part 2. Part 3. Part 4. Part 5.'",
        "V6_ERROR_IN_STREAM, '', ERROR_IN_STREAM, 'Part 1. Part 2.'",
        "V7_ERROR_EVENT, '', ERROR_IN_STREAM, 'Part 1. Part 2.'",
        "V8_HTML, '', MALFORMED, ''",
        "V10_SLOW_DOWN_30_S, '', RATE_LIMITED, ''",
        "V11_WRONG_KEY, '', UNAUTHORIZED, ''",
        "V13_GARBAGE, '', MALFORMED, 'Part 1. Part 2.'",
        "V14_HUGE_EVENT, '', MALFORMED, ''",
        "V16_UNKNOWN_TOOL, '', TOOL_CALL, 'Part 1. Part 2.'",
        "V18_ENDLESS_TOOLS, '', TOOL_CALL, 'Part 1. Part 2.'",
        "V21_TOO_LONG, '', REJECTED, ''",
        "ONLY_BLANKS, '', EMPTY, ''",
        "ONLY_THINKING, '', EMPTY, ''",
        "NO_TEXT, '', EMPTY, ''"
    })
    void aFaultEndsItsOneAttemptUnderItsName(
            Fault fault, String limit, Failure expected, String shown) {
        if (!limit.isEmpty()) {
            properties.put("nightdesk.llm.limits." + limit, "300ms");
        }
        provider.always(fault);

        Completion completion = ask();

        assertThat(completion).isInstanceOf(Completion.Unavailable.class);
        assertThat(completion.attempts()).extracting(Attempt::failure).containsExactly(expected);
        assertThat(heard.text(1).strip()).isEqualTo(shown);
        assertThat(completion.attempts().getFirst().detail()).doesNotContain("sk-abc123def");
        assertThat(provider.requests()).hasSize(1);
    }

    @Test
    void aModelThatOnlyThinksIsEndedAtTheLimitOfThinking() {
        properties.put("nightdesk.llm.limits.first-text", "100ms");
        properties.put("nightdesk.llm.limits.first-text-thinking", "400ms");
        provider.always(
                wire -> {
                    wire.streamHeaders();
                    wire.thinking("The customer wants to send something back.");
                    wire.stall();
                });

        assertThat(ask().attempts())
                .extracting(Attempt::failure, Attempt::detail)
                .containsExactly(tuple(Failure.FIRST_TEXT_TIMEOUT, "no text in 400 ms"));
    }

    @Test
    void v15ADripIsEndedAtTheLimitOfAnAttempt() {
        properties.put("nightdesk.llm.limits.attempt", "600ms");
        provider.always(Fault.V15_DRIP);

        assertThat(ask().attempts())
                .extracting(Attempt::failure)
                .containsExactly(Failure.TOTAL_TIMEOUT);
        assertThat(heard.text(1)).startsWith("Part 1.");
    }

    /// Two of the formats carry a tool's arguments as JSON within their own.
    @Test
    void v17ABrokenToolCallIsAFailureLikeAWholeOne() {
        provider.always(Fault.V17_BROKEN_TOOL_CALL);
        Failure expected =
                switch (imitated) {
                    case OPENAI, ANTHROPIC -> Failure.TOOL_CALL;
                    case OLLAMA, GEMINI -> Failure.MALFORMED;
                };

        assertThat(ask().attempts()).extracting(Attempt::failure).containsExactly(expected);
    }

    @Test
    void v18AToolEndsTheStreamAtOnce() {
        provider.always(
                wire -> {
                    wire.streamHeaders();
                    wire.toolCall("refund", "{}");
                    wire.stall();
                });

        assertThat(ask().attempts())
                .extracting(Attempt::failure)
                .containsExactly(Failure.TOOL_CALL);
    }

    @Test
    void v19ASecondFinishChangesNothing() {
        provider.always(Fault.V19_TWO_FINISHES);

        Completion.Completed answer = (Completion.Completed) ask();

        assertThat(answer.text()).isEqualTo("Part 1. Part 2. ");
        assertThat(answer.usage()).isEqualTo(new Usage(120, 34, false));
    }

    @Test
    void theLimitOfOutputTokensCutsAnAnswerOff() {
        provider.always(Script.cutOffAfter("Part 1. Part"));

        Completion.Completed answer = (Completion.Completed) ask();

        assertThat(answer.text()).isEqualTo("Part 1. Part");
        assertThat(answer.cutOff()).isTrue();
    }

    @Test
    void whoThinksUpToTheLimitOfOutputTokensHasNotAnswered() {
        provider.always(Script.thoughtUpToTheLimit());

        Completion completion = ask();

        assertThat(completion).isInstanceOf(Completion.Unavailable.class);
        assertThat(completion.attempts())
                .extracting(Attempt::failure, Attempt::detail)
                .containsExactly(
                        tuple(Failure.EMPTY, "reached the limit of output tokens before any text"));
        assertThat(heard.attempts()).isEmpty();
    }

    @Test
    void v20TokensThatNobodyCountedAreEstimated() {
        provider.always(Fault.V20_NO_USAGE);

        Completion.Completed answer = (Completion.Completed) ask();

        assertThat(answer.usage().estimated()).isTrue();
        assertThat(answer.usage().tokensIn()).isPositive();
        assertThat(answer.usage().tokensOut()).isPositive();
    }

    @Test
    void v22TheContentFilterEndsTheCallAsARefusal() {
        assumeThat(imitated).as("has a content filter").isNotEqualTo(Provider.OLLAMA);
        provider.always(Fault.V22_CONTENT_FILTER);

        assertThat(ask()).isInstanceOf(Completion.Refused.class);
    }

    @Test
    void anAnswerOfTenMegabytesIsLeftInTheMiddle() {
        provider.always(
                wire -> {
                    wire.streamHeaders();
                    for (int i = 0; i < 10_000; i++) {
                        wire.token("All work and no play. ".repeat(48));
                    }
                    wire.finish();
                });

        Completion completion = ask();

        assertThat(completion.attempts())
                .extracting(Attempt::failure)
                .containsExactly(Failure.MALFORMED);
        assertThat(heard.text(1)).hasSizeLessThan(10_000);
    }
}
