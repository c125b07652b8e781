package io.nightdesk.knowledge.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class RobotsTests {

    @Test
    void theLongestRuleDecides() {
        Robots robots =
                Robots.parse(
                        "User-agent: *\nDisallow: /help\nAllow: /help/public # here\nDisallow: /*.pdf$");

        assertThat(allows(robots, "/help/secret")).isFalse();
        assertThat(allows(robots, "/help/public/a")).isTrue();
        assertThat(allows(robots, "/a.pdf")).isFalse();
        assertThat(allows(robots, "/a.pdf?download")).isTrue();
        assertThat(allows(robots, "/")).isTrue();
    }

    @Test
    void rulesForUsComeBeforeThoseForAll() {
        Robots robots =
                Robots.parse(
                        "User-agent: *\nDisallow: /\n\nUser-agent: other\nUser-agent: Nightdesk\nDisallow: /x");

        assertThat(allows(robots, "/help")).isTrue();
        assertThat(allows(robots, "/x/1")).isFalse();
    }

    @Test
    void starsStandForAnythingAndADollarForTheEnd() {
        Robots robots =
                Robots.parse(
                        """
                        User-agent: *
                        Disallow: /a*b*c$
                        Disallow: /*?session=
                        Disallow: /ab*ba$
                        Disallow: /x*
                        """);

        assertThat(allows(robots, "/a-b-c")).isFalse();
        assertThat(allows(robots, "/a-b-c-c")).isFalse();
        assertThat(allows(robots, "/a-b-c-d")).isTrue();
        assertThat(allows(robots, "/a-c-b")).isTrue();
        assertThat(allows(robots, "/help?session=1")).isFalse();
        assertThat(allows(robots, "/aba")).as("no letter counts twice").isTrue();
        assertThat(allows(robots, "/abba")).isFalse();
        assertThat(allows(robots, "/x")).isFalse();
    }

    /// As an expression with `.*` for each star it would not end in a lifetime.
    @Test
    void aRowOfStarsIsDecidedAtOnce() {
        Robots robots = Robots.parse("User-agent: *\nDisallow: /" + "*a".repeat(30) + "*b$");

        assertThat(allows(robots, "/" + "a".repeat(5_000))).isTrue();
        assertThat(allows(robots, "/" + "a".repeat(5_000) + "b")).isFalse();
    }

    private static boolean allows(Robots robots, String path) {
        return robots.allows(URI.create("https://acme.example" + path));
    }
}
