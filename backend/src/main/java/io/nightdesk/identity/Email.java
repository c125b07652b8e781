package io.nightdesk.identity;

import java.util.Locale;
import java.util.regex.Pattern;

/// E-mail addresses as names of accounts.
final class Email {

    /// Loose on purpose: only a mail that arrives proves an address.
    private static final Pattern PLAUSIBLE =
            Pattern.compile("[^\\s\\p{Cntrl}@]{1,64}@[^\\s\\p{Cntrl}@]{1,190}");

    private Email() {}

    /// One spelling for each account: no blanks around it, lower case.
    static String normal(String typed) {
        return typed.strip().toLowerCase(Locale.ROOT);
    }

    static boolean isPlausible(String normal) {
        return PLAUSIBLE.matcher(normal).matches();
    }
}
