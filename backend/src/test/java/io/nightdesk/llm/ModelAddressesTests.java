package io.nightdesk.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelAddressesTests {

    private static final List<String> NEAR = List.of("127.0.0.0/8", "::1", "10.0.0.0/8");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://192.0.2.7/v1",
                "https://10.1.2.3/v1",
                "http://10.1.2.3:11434",
                "http://localhost:11434",
                "http://[::1]:11434"
            })
    void aModelMayBeAnywhereByHttpsAndNearbyByHttp(String url) {
        assertThat(ModelAddresses.refusal(url, NEAR)).isEmpty();
    }

    @Test
    void farAwayByHttpWouldShowTheKeyOnTheWay() {
        assertThat(ModelAddresses.refusal("http://192.0.2.7/v1", NEAR).orElseThrow())
                .contains("https://")
                .contains("nightdesk.llm.plain-http");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://169.254.169.254/latest",
                "http://169.254.169.254/latest",
                "https://[fe80::1]/v1",
                "https://[fd00:ec2::254]/v1",
                "https://[::ffff:169.254.169.254]/v1",
                "https://0.0.0.0/v1",
                "https://2852039166/v1",
                "https://100.100.100.200/v1"
            })
    void noModelIsWhereCloudsHandOutCredentials(String url) {
        assertThat(ModelAddresses.refusal(url, List.of("0.0.0.0/0", "::/0"))).isPresent();
    }

    /// A name may mean something else when it is connected to than when it was entered.
    @Test
    void suchAnAddressIsNotConnectedToEither() {
        Completion completion =
                LlmFixtures.models(LlmFixtures.primary("openai", "http://169.254.169.254/v1"))
                        .ladder()
                        .complete(LlmFixtures.question("Hm?"), (_, _) -> {});

        Attempt attempt = completion.attempts().getFirst();
        assertThat(attempt.failure()).isEqualTo(Failure.CONNECT);
        assertThat(attempt.detail()).contains("no model can be at the address");
    }
}
