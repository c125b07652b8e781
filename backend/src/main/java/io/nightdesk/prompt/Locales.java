package io.nightdesk.prompt;

import io.nightdesk.kernel.LanguageTag;
import java.util.Optional;
import java.util.function.Function;

/// Finds the closest language.
final class Locales {

    private Locales() {}

    /// Tries `de-AT`, then `de`, then ""; of what is too long for a tag only the beginning.
    static <T> Optional<T> closest(String locale, Function<String, Optional<T>> find) {
        String candidate = locale.substring(0, Math.min(locale.length(), LanguageTag.LONGEST));
        while (true) {
            Optional<T> found = find.apply(candidate);
            if (found.isPresent() || candidate.isEmpty()) {
                return found;
            }
            candidate = candidate.substring(0, Math.max(0, candidate.lastIndexOf('-')));
        }
    }
}
