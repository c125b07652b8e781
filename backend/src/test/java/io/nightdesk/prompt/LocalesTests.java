package io.nightdesk.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LocalesTests {

    @Test
    void theRegionIsTriedThenTheLanguageThenNone() {
        assertThat(tried("de-AT")).containsExactly("de-AT", "de", "");
    }

    @Test
    void aTextOfAnyLengthCostsNoMoreThanATag() {
        assertThat(tried("-".repeat(10_000))).hasSizeLessThan(40);
        assertThat(tried("de-" + "x".repeat(10_000))).endsWith("de", "");
    }

    private static List<String> tried(String locale) {
        List<String> tried = new ArrayList<>();
        Locales.closest(
                locale,
                candidate -> {
                    tried.add(candidate);
                    return Optional.empty();
                });
        return tried;
    }
}
