package io.nightdesk.identity;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a password must not be. Length beats decoration (NIST SP 800-63B, section 3.1.1): no
/// digits or signs are asked for, but what guessers try first is refused.
final class PasswordRules {

    private static final int MIN_CHARACTERS = 12;

    /// bcrypt reads no further; a longer password would be quietly shortened.
    private static final int MAX_BYTES = 72;

    /// So many characters must be left over that neither repeat nor continue the one before.
    private static final int MIN_SURPRISES = 6;

    /// So many characters must be left over when the names around are taken out.
    private static final int MIN_OWN = 8;

    private static final int SHORTEST_NAME = 4;

    private static final List<String> ROWS =
            List.of(
                    "abcdefghijklmnopqrstuvwxyz",
                    "01234567890",
                    "qwertyuiop",
                    "qwertzuiop",
                    "azertyuiop",
                    "asdfghjkl",
                    "qsdfghjklm",
                    "zxcvbnm",
                    "yxcvbnm");

    private PasswordRules() {}

    /// What is wrong with `password`, for the person who chose it; empty when nothing is.
    ///
    /// @param names the site's name, the person's name and e-mail: what a guesser knows
    static Optional<String> weakness(String password, List<String> names) {
        int characters = password.codePointCount(0, password.length());
        if (characters < MIN_CHARACTERS) {
            return Optional.of(
                    "Use at least %d characters; this has %d."
                            .formatted(MIN_CHARACTERS, characters));
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            return Optional.of(
                    "Use at most %d bytes, which is %d plain letters."
                            .formatted(MAX_BYTES, MAX_BYTES));
        }
        String plain = password.toLowerCase(Locale.ROOT);
        if (surprises(plain) < MIN_SURPRISES) {
            return Optional.of(
                    "This repeats or continues itself. Use something less regular, such as four"
                            + " random words.");
        }
        if (without(plain, names).length() < MIN_OWN) {
            return Optional.of(
                    "This is little more than a name that others know. Leave names out, or add"
                            + " random words.");
        }
        if (CommonPasswords.includes(plain)) {
            return Optional.of(
                    "This is one of the passwords that are tried first. Use something nobody else"
                            + " would choose, such as four random words.");
        }
        return Optional.empty();
    }

    /// Characters that are not simply the next of a repetition or of a row of keys.
    private static int surprises(String text) {
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            String pair = i == 0 ? "" : text.substring(i - 1, i + 1);
            if (i == 0 || !isRun(pair)) {
                count++;
            }
        }
        return Math.min(count, period(text));
    }

    private static boolean isRun(String pair) {
        if (pair.charAt(0) == pair.charAt(1)) {
            return true;
        }
        String reversed = new StringBuilder(pair).reverse().toString();
        return ROWS.stream().anyMatch(row -> row.contains(pair) || row.contains(reversed));
    }

    /// The length of the shortest part whose repetition, cut off anywhere, makes up the whole.
    private static int period(String text) {
        int period = 1;
        while (!text.startsWith(text.substring(period))) {
            period++;
        }
        return period;
    }

    private static String without(String plain, List<String> names) {
        String rest = plain;
        for (String name : names) {
            for (String word : name.toLowerCase(Locale.ROOT).split("[\\s@._+-]+", -1)) {
                if (word.length() >= SHORTEST_NAME) {
                    rest = rest.replace(word, "");
                }
            }
        }
        return rest.replaceAll("[\\s@._+-]", "");
    }
}
