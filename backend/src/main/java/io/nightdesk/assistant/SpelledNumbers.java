package io.nightdesk.assistant;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Numbers in words, in English and German: up to 99, and whole hundreds up to 900. Where one
/// counts time or money readers take it for a figure; elsewhere "two" is a word like any other.
final class SpelledNumbers {

    private static final String[] EN =
            ("one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
                            + " fifteen sixteen seventeen eighteen nineteen")
                    .split(" ", -1);

    private static final String[] EN_TENS =
            "twenty thirty forty fifty sixty seventy eighty ninety".split(" ", -1);

    private static final String[] DE =
            ("ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn"
                            + " fünfzehn sechzehn siebzehn achtzehn neunzehn")
                    .split(" ", -1);

    private static final String[] DE_TENS =
            "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig".split(" ", -1);

    private static final Map<String, Integer> VALUES = values();

    /// The longest first, so that "sixty-five" is not taken for "sixty".
    private static final String NUMBER =
            VALUES.keySet().stream()
                    .sorted(Comparator.comparing(String::length).reversed())
                    .map(it -> it.replace("-", "[- ]"))
                    .collect(Collectors.joining("|", "(?:", ")"));

    private static final Pattern ANY = pattern("(?<!\\p{L})" + NUMBER + "(?!\\p{L})");

    private static final String COUNTED =
            "(?:days?|weeks?|months?|years?|hours?|minutes?|percent|per cent|euros?|dollars?|pounds?"
                    + "|(?:werk|arbeits|kalender)?tagen?|wochen?|monaten?|jahren?|stunden?|minuten?"
                    + "|prozent)";

    private static final String BETWEEN =
            "(?:(?:business|working|calendar|full|whole|more|ganzen?|vollen?|weiteren?)\\h)?";

    /// "Hundred and twenty" is beyond this, and "one day" may be any.
    private static final Pattern FIGURE =
            pattern(
                    "(?<![\\p{L}-])(?<!hundred )(?<!hundred and )(?!one[\\h-](?!hundred))"
                            + NUMBER
                            + "(?=[\\h-](?:(?:to|or|bis|oder)\\h"
                            + NUMBER
                            + "[\\h-])?"
                            + BETWEEN
                            + COUNTED
                            + "(?!\\p{L}))");

    private SpelledNumbers() {}

    /// All of them, in digits.
    static Set<String> in(String text) {
        Set<String> found = new HashSet<>();
        Matcher number = ANY.matcher(text);
        while (number.find()) {
            found.add(digits(number.group()));
        }
        return found;
    }

    /// The text with digits for those that count time or money.
    static String asFigures(String text) {
        return FIGURE.matcher(text).replaceAll(number -> digits(number.group()));
    }

    private static String digits(String words) {
        String word = words.toLowerCase(Locale.ROOT).replace(' ', '-');
        return String.valueOf(VALUES.getOrDefault(word, 0));
    }

    private static Map<String, Integer> values() {
        Map<String, Integer> values = new HashMap<>();
        for (int i = 0; i < EN.length; i++) {
            values.put(EN[i], i + 1);
            values.put(DE[i], i + 1);
        }
        // An article nearly everywhere.
        values.remove("ein");
        for (int ten = 0; ten < EN_TENS.length; ten++) {
            int value = 10 * (ten + 2);
            values.put(EN_TENS[ten], value);
            values.put(DE_TENS[ten], value);
            for (int i = 0; i < 9; i++) {
                values.put(EN_TENS[ten] + "-" + EN[i], value + i + 1);
                values.put(DE[i] + "und" + DE_TENS[ten], value + i + 1);
            }
        }
        values.put("hundert", 100);
        for (int i = 0; i < 9; i++) {
            values.put(EN[i] + "-hundred", 100 * (i + 1));
            values.put(DE[i] + "hundert", 100 * (i + 1));
        }
        return values;
    }

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
