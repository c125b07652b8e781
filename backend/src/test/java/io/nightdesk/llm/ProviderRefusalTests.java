package io.nightdesk.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// A provider that cannot be reached, or answers with a status and no stream: it is asked once more
/// where that may help, and left alone where it says so.
@ParameterizedClass
@EnumSource(Provider.class)
class ProviderRefusalTests extends EachProviderTest {

    ProviderRefusalTests(Provider imitated) {
        super(imitated);
    }

    @Test
    void v9AShortRetryAfterIsWaitedForAndTheSameDeploymentAskedOnceMore() {
        provider.next(Fault.V9_SLOW_DOWN_1_S, Script.good("Within 30 days [p1]."));

        Completion completion = ask();

        assertThat(completion).isInstanceOf(Completion.Completed.class);
        assertThat(completion.attempts())
                .extracting(Attempt::failure)
                .containsExactly(Failure.RATE_LIMITED, null);
        assertThat(((Completion.Completed) completion).timings().total())
                .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @CsvSource({"V10_SLOW_DOWN_30_S, RATE_LIMITED", "V11_WRONG_KEY, UNAUTHORIZED"})
    void whoWantsToBeLeftAloneIs(Fault fault, Failure expected) {
        provider.always(fault);

        assertAskedOnceAndNoMore(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "401 Unauthorized, UNAUTHORIZED",
        "403 Forbidden, UNAUTHORIZED",
        "404 Not Found, NOT_FOUND"
    })
    void whoRefusesUsIsLeftAlone(String status, Failure expected) {
        provider.always(Script.refuse(status, "no"));

        assertAskedOnceAndNoMore(expected);
    }

    private void assertAskedOnceAndNoMore(Failure expected) {
        LanguageModels models = LlmFixtures.models(properties);

        assertThat(ask(models).attempts()).extracting(Attempt::failure).containsExactly(expected);
        assertThat(ask(models).attempts())
                .extracting(Attempt::failure)
                .containsExactly(Failure.BREAKER_OPEN);
        assertThat(provider.requests()).hasSize(1);
    }

    @Test
    void v12AServerErrorIsTriedAgainOnce() {
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

    @ParameterizedTest
    @CsvSource({
        "400 Bad Request, REJECTED, 1",
        "403 Forbidden, UNAUTHORIZED, 1",
        "404 Not Found, NOT_FOUND, 1",
        "408 Request Timeout, SERVER_ERROR, 2",
        "413 Content Too Large, REJECTED, 1",
        "500 Internal Server Error, SERVER_ERROR, 2"
    })
    void aStatusHasItsNameAndIsTriedAgainWhereThatMayHelp(
            String status, Failure expected, int times) {
        provider.always(Script.refuse(status, "no"));

        assertThat(ask().attempts())
                .hasSize(times)
                .extracting(Attempt::failure)
                .containsOnly(expected);
    }

    @Test
    void aKeyOfWhateverFormThatIsRepeatedIsNotPassedOn() {
        properties.put("nightdesk.llm.key", "zz9-plural-alpha");
        provider.always(Script.refuse("400 Bad Request", "zz9-plural-alpha may not do that"));

        assertThat(ask().attempts())
                .extracting(Attempt::detail)
                .containsExactly("HTTP 400: *** may not do that");
    }

    @Test
    void noConnectionIsTriedTwice() {
        provider.close();

        assertNeverReached();
    }

    @Test
    void v23ANameThatNobodyKnowsIsTriedTwice() {
        properties.put("nightdesk.llm.url", Nowhere.UNKNOWN + dialect.base());

        assertNeverReached();
    }

    @Test
    void v24ACertificateThatNobodyVouchesForIsTriedTwice() {
        WireMockServer tls = Nowhere.untrusted();
        try {
            properties.put("nightdesk.llm.url", tls.baseUrl() + dialect.base());

            assertNeverReached();
            assertThat(tls.getAllServeEvents()).isEmpty();
        } finally {
            tls.stop();
        }
    }

    private void assertNeverReached() {
        assertThat(ask().attempts())
                .extracting(Attempt::failure)
                .containsExactly(Failure.CONNECT, Failure.CONNECT);
    }
}
