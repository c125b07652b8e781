package io.nightdesk.assistant;

import io.nightdesk.knowledge.text.Letters;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Recognises a prompt in what a model writes: the prompt's canary, or 80 letters in a row of its
/// text. Also when they are spaced out, backwards, rotated by thirteen, or in base64 or hexadecimal
/// digits. A prompt that was translated or told in other words is not recognised. Safe from any
/// thread.
final class Leaks {

    /// Any run of `TRACE + STEP` letters of the prompt holds one whole trace.
    private static final int TRACE = 60;

    private static final int STEP = 20;

    /// Whatever stands between the characters of base64, plain and for addresses.
    private static final List<Pattern> NO_BASE64 =
            List.of(Pattern.compile("[^A-Za-z0-9+/]+"), Pattern.compile("[^A-Za-z0-9_-]+"));

    private static final Pattern HEX = Pattern.compile("(?:[0-9a-fA-F]{2}){12,}");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final List<String> traces = new ArrayList<>();

    /// @param canary a word that stands in the prompt and nowhere else
    Leaks(String prompt, String canary) {
        traces.add(Letters.of(canary));
        String letters = letters(prompt);
        for (int at = 0; at + TRACE <= letters.length(); at += STEP) {
            traces.add(letters.substring(at, at + TRACE));
        }
    }

    /// Whether the text gives any of it away.
    boolean in(String text) {
        String read = FoldedText.of(text).text();
        String letters = Letters.of(read);
        return holds(letters)
                || holds(new StringBuilder(letters).reverse().toString())
                || holds(rotated(letters))
                || decoded(read).stream().anyMatch(plain -> holds(letters(plain)));
    }

    private static String letters(String text) {
        return Letters.of(FoldedText.of(text).text());
    }

    private boolean holds(String letters) {
        return traces.stream().anyMatch(letters::contains);
    }

    private static String rotated(String letters) {
        StringBuilder out = new StringBuilder(letters.length());
        for (int i = 0; i < letters.length(); i++) {
            char c = letters.charAt(i);
            out.append(c >= 'a' && c <= 'z' ? (char) ('a' + (c - 'a' + 13) % 26) : c);
        }
        return out.toString();
    }

    /// What the text would be if it were encoded. Where the encoding began is not known, so every
    /// beginning within a group of four is tried.
    private static List<String> decoded(String text) {
        List<String> plain = new ArrayList<>();
        for (Pattern other : NO_BASE64) {
            String run = other.matcher(text).replaceAll("").replace('-', '+').replace('_', '/');
            for (int from = 0; from < 4 && from < run.length(); from++) {
                int whole = (run.length() - from) / 4 * 4;
                byte[] bytes = Base64.getDecoder().decode(run.substring(from, from + whole));
                plain.add(new String(bytes, StandardCharsets.UTF_8));
            }
        }
        Matcher hex = HEX.matcher(BLANKS.matcher(text).replaceAll(""));
        while (hex.find()) {
            byte[] bytes = HexFormat.of().parseHex(hex.group());
            plain.add(new String(bytes, StandardCharsets.UTF_8));
        }
        return plain;
    }
}
