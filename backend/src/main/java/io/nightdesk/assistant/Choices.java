package io.nightdesk.assistant;

import static java.util.Map.entry;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which of the titles on offer a message means: the whole title, its number, or its place in
/// English, German, French, Spanish or Dutch. A message that says anything else means none.
final class Choices {

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern NUMBER =
            Pattern.compile("([1-9])(?:st|nd|rd|er|ère|re|e|ème|º|ª|o|a|te)?");
    private static final int LAST = 0;

    private static final Map<String, Integer> PLACES =
            Map.ofEntries(
                    entry("first", 1),
                    entry("second", 2),
                    entry("third", 3),
                    entry("last", LAST),
                    entry("erste", 1),
                    entry("ersten", 1),
                    entry("erstes", 1),
                    entry("zweite", 2),
                    entry("zweiten", 2),
                    entry("zweites", 2),
                    entry("dritte", 3),
                    entry("dritten", 3),
                    entry("drittes", 3),
                    entry("letzte", LAST),
                    entry("letzten", LAST),
                    entry("letztes", LAST),
                    entry("premier", 1),
                    entry("première", 1),
                    entry("deuxième", 2),
                    entry("seconde", 2),
                    entry("troisième", 3),
                    entry("dernier", LAST),
                    entry("dernière", LAST),
                    entry("primero", 1),
                    entry("primera", 1),
                    entry("segundo", 2),
                    entry("segunda", 2),
                    entry("tercero", 3),
                    entry("tercera", 3),
                    entry("último", LAST),
                    entry("última", LAST),
                    entry("eerste", 1),
                    entry("tweede", 2),
                    entry("derde", 3),
                    entry("laatste", LAST));

    /// What may stand beside a place without saying more.
    private static final Set<String> AROUND =
            Set.of(
                    "the", "one", "no", "number", "option", "please", "i", "mean", "der", "die",
                    "das", "den", "nr", "nummer", "ich", "meine", "bitte", "le", "la", "numéro",
                    "el", "número", "opción", "favor", "por", "de", "het", "optie");

    private Choices() {}

    /// @param offered titles in the order in which they were offered
    static Optional<String> meant(String text, List<String> offered) {
        String said = words(text);
        Optional<String> named =
                offered.stream()
                        .filter(
                                title ->
                                        said.equals(words(title))
                                                || said.equals(
                                                        (offered.indexOf(title) + 1)
                                                                + " "
                                                                + words(title)))
                        .findFirst();
        return named.or(() -> place(said, offered.size()).map(at -> offered.get(at - 1)));
    }

    private static Optional<Integer> place(String said, int last) {
        List<String> telling =
                Arrays.stream(said.split(" ", -1)).filter(it -> !AROUND.contains(it)).toList();
        if (telling.size() != 1) {
            return Optional.empty();
        }
        String word = telling.getFirst();
        Matcher number = NUMBER.matcher(word);
        Integer place = number.matches() ? Integer.valueOf(number.group(1)) : PLACES.get(word);
        return Optional.ofNullable(place)
                .map(it -> it == LAST ? last : it)
                .filter(it -> it <= last);
    }

    private static String words(String text) {
        return BETWEEN_WORDS.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    }
}
