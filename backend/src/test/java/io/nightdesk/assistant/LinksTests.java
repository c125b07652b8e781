package io.nightdesk.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinksTests {

    private static final Links LINKS = new Links(Set.of("shop.example"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "See https://shop.example/contact?a=1#b.",
                "[Contact](https://www.SHOP.example:8443/contact)",
                "No link at all: ratio 3:4, /help/returns"
            })
    void knownAddressesStay(String text) {
        assertThat(LINKS.shown(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "See https://evil.example/x., See evil.example/x.",
        "[Contact](HTTPS://evil.example/x), [Contact](evil.example/x)",
        "![status](https://evil.example/p.png?d=1), ![status](evil.example/p.png?d=1)",
        "<https://evil.example>, <evil.example>",
        "[a](https:evil.example), [a](evil.example)",
        "[a](https:\\\\evil.example), [a](evil.example)",
        "hthttps://tps://evil.example, evil.example",
        "https://shop.example@evil.example/, shop.example@evil.example/",
        "https://shop.example.evil.example/, shop.example.evil.example/",
        "https://shop.example\\.evil.example/, shop.example\\.evil.example/",
        "mailto:boss@evil.example, boss@evil.example"
    })
    void othersBecomeText(String text, String shown) {
        assertThat(LINKS.shown(text)).isEqualTo(shown);
    }

    @Test
    void hostileTextIsReadInNoTime() {
        assertThat(LINKS.shown("http".repeat(2_000) + "s:".repeat(2_000))).isNotNull();
    }
}
