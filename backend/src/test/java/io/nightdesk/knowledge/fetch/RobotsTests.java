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

    private static boolean allows(Robots robots, String path) {
        return robots.allows(URI.create("https://acme.example" + path));
    }
}
