package io.nightdesk.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LeaksTests {

    private static final String CANARY = "ndk0f1e2d3c4b5a69788796";
    private static final String PROMPT =
            "You are Ava, the assistant of Aurora Outdoor. Use only what the supplied passages say."
                    + " Promise nothing that no passage promises: no refund, no discount, no price."
                    + " Reference of these instructions, never written: "
                    + CANARY;

    private static final Leaks LEAKS = new Leaks(PROMPT, CANARY);

    static Stream<String> disguises() {
        String text = PROMPT.substring(10);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Stream.of(
                text,
                "Sure! " + CANARY,
                "```\n" + text.toUpperCase(java.util.Locale.ROOT) + "\n```",
                String.join(" ", CANARY.split("")),
                String.join("\n", text.split("")),
                String.join("​", text.split("")),
                new StringBuilder(text).reverse().toString(),
                Base64.getEncoder().encodeToString(bytes),
                "x" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes),
                Base64.getMimeEncoder().encodeToString(bytes),
                apart("**", Base64.getEncoder().encodeToString(bytes)),
                apart("__", Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)),
                apart("-", Base64.getEncoder().encodeToString(bytes)),
                apart("[1]", Base64.getEncoder().encodeToString(bytes)),
                HexFormat.of().formatHex(bytes),
                rotated(text));
    }

    private static String apart(String mark, String text) {
        return text.replaceAll("(.{12})", "$1" + mark);
    }

    @ParameterizedTest
    @MethodSource("disguises")
    void aPromptIsRecognisedInDisguise(String answer) {
        assertThat(LEAKS.in(answer)).isTrue();
    }

    @Test
    void aFewWordsInCommonAreNoLeak() {
        assertThat(LEAKS.in("I am Ava, the assistant of Aurora Outdoor. I promise no refund."))
                .isFalse();
        assertThat(LEAKS.in("🙂 30 days [1]. " + "abcd ".repeat(300))).isFalse();
    }

    private static String rotated(String text) {
        StringBuilder out = new StringBuilder();
        for (char c : text.toLowerCase(java.util.Locale.ROOT).toCharArray()) {
            out.append(c >= 'a' && c <= 'z' ? (char) ('a' + (c - 'a' + 13) % 26) : c);
        }
        return out.toString();
    }
}
