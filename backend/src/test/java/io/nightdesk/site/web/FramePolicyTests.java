package io.nightdesk.site.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FramePolicyTests {

    private static final String OWN = "https://chat.example";

    private final FramePolicy policy =
            new FramePolicy(List.of("https://shop.example", "http://localhost:8081"));

    @Test
    void theFrameMayStandOnTheServersOwnPagesAndOnAllowedOrigins() {
        assertThat(policy.header())
                .endsWith("frame-ancestors 'self' https://shop.example http://localhost:8081");
        assertThat(new FramePolicy(List.of()).header()).endsWith("frame-ancestors 'self'");
    }

    @Test
    void theFrameMayNotTurnTextIntoMarkupOrLoadFromElsewhere() {
        assertThat(policy.header())
                .contains("default-src 'none'", "trusted-types 'none'")
                .doesNotContain("unsafe", "*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://shop.example",
                "HTTPS://Shop.Example",
                "http://localhost:8081",
                "https://chat.example"
            })
    void allowedPagesAreNotReported(String origin) {
        assertThat(policy.refused(origin, OWN)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://shop.example",
                "https://shop.example:444",
                "https://shop.example.evil.example"
            })
    void otherPagesAreReportedByTheOriginToAdd(String origin) {
        assertThat(policy.refused(origin, OWN)).contains(origin);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "no origin\nat all", "https://", "//shop", "javascript:1"})
    void whatIsNoOriginIsNotReported(String origin) {
        assertThat(policy.refused(origin, OWN)).isEmpty();
    }
}
