package io.nightdesk.llm;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;

/// Addresses at which no provider is reached.
final class Nowhere {

    /// A label of a name has 63 characters at most, so that no resolver anywhere knows this one.
    static final String UNKNOWN = "https://%s.example".formatted("x".repeat(64));

    private Nowhere() {}

    /// Shows a certificate that nobody vouches for. Runs until it is stopped.
    static WireMockServer untrusted() {
        WireMockServer tls =
                new WireMockServer(
                        wireMockConfig()
                                .httpDisabled(true)
                                .dynamicHttpsPort()
                                .bindAddress("127.0.0.1"));
        tls.start();
        return tls;
    }
}
