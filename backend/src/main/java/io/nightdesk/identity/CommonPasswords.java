package io.nightdesk.identity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Passwords that guessers try first, and what people make of them when asked for more
/// characters: with digits and signs around them, said twice, two of them side by side, or with
/// letters replaced by the signs that look like them.
final class CommonPasswords {

    /// Digits and signs that do not make a common password a good one: a date is no secret.
    private static final int MAX_DECORATION = 8;

    private static final Set<String> WORDS = load();

    private CommonPasswords() {}

    /// @param plain the password in lower case
    static boolean includes(String plain) {
        return Stream.of(plain, core(plain))
                .flatMap(text -> Stream.of(text, unmask(text, 'i'), unmask(text, 'l')))
                .flatMap(text -> Stream.of(text, letters(text)))
                .anyMatch(CommonPasswords::known);
    }

    /// Without the digits and signs around it.
    private static String core(String text) {
        String core = text.replaceAll("^[^\\p{L}]+|[^\\p{L}]+$", "");
        return text.length() - core.length() > MAX_DECORATION ? text : core;
    }

    private static boolean known(String text) {
        if (WORDS.contains(text)) {
            return true;
        }
        for (int cut = 1; cut < text.length(); cut++) {
            if (WORDS.contains(text.substring(0, cut)) && WORDS.contains(text.substring(cut))) {
                return true;
            }
        }
        return false;
    }

    /// The letters alone; empty when so much stands between them that it may be what counts.
    private static String letters(String text) {
        String letters = text.replaceAll("[^\\p{L}]", "");
        return text.length() - letters.length() > MAX_DECORATION ? "" : letters;
    }

    /// `p4$$w0rd` is `password`.
    ///
    /// @param one what a 1 stands for
    private static String unmask(String text, char one) {
        return text.chars()
                .map(
                        c ->
                                switch (c) {
                                    case '0' -> 'o';
                                    case '1', '!', '|' -> one;
                                    case '3' -> 'e';
                                    case '4', '@' -> 'a';
                                    case '5', '$' -> 's';
                                    case '7', '+' -> 't';
                                    case '8' -> 'b';
                                    default -> c;
                                })
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static Set<String> load() {
        InputStream file =
                Objects.requireNonNull(
                        CommonPasswords.class.getResourceAsStream("common-passwords.txt"),
                        "common-passwords.txt lies beside this class");
        try (var lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
