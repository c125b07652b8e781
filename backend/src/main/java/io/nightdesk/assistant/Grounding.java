package io.nightdesk.assistant;

import io.nightdesk.knowledge.Languages;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Checks a model's sentences against what it was given: every number, price, date, name, address
/// and link in a sentence must stand in a passage that it cites, or, if it cites none, in any; what
/// the customer said may be repeated, but for amounts of money and percentages. It finds what was
/// invented, not wrong meanings, and it never lets a model decide. Both sides are compared as
/// [FoldedText]. Safe from any thread.
final class Grounding {

    private static final Pattern ITEM = Pattern.compile("^\\s*\\d{1,3}[.)]\\s");

    /// A host without a scheme is known by its end; such as are words or endings of files are not
    /// among them. Any other needs a path.
    private static final String DOMAINS =
            "(?i:com|net|org)|info|biz|io|co|app|dev|shop|store|online|website|xyz|club|cloud|ai|tv|cc"
                    + "|site|page|link|click|top|ly|gl|gg"
                    + "|eu|de|ch|fr|nl|lu|es|pt|pl|cz|dk|se|fi|uk|ie|ca|au|nz|jp|cn|br|ru|tr|example";

    private static final Pattern LINK =
            Pattern.compile(
                    "\\b(?:https?://|www\\.)[^\\s<>()\\[\\]]+"
                            + "|(?<![\\w.+-])[\\w.+-]{1,64}+@[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,8}"
                            + "|(?<![\\w@.+-])(?:[\\w-]{1,63}\\.){1,4}(?:\\p{L}{2,24}(?::\\d{1,5})?"
                            + "(?:/[^\\s<>()\\[\\]]+)|(?:"
                            + DOMAINS
                            + ")(?![\\w-]|\\.\\w)/?)",
                    Pattern.UNICODE_CHARACTER_CLASS);

    /// Digits inside a word are a name's, as in IPX4; scripts without capitals put no blank between
    /// a word and a number.
    private static final String OUTSIDE_A_WORD = "(?<![\\p{Lu}\\p{Ll}\\d])";

    /// 30, 30kg, 1,000, 1.000,50, 12:30, AO-12345 by its digits.
    private static final Pattern NUMBER =
            Pattern.compile(OUTSIDE_A_WORD + "\\d+(?:[.,:'\\h]\\d+){0,6}");

    private static final String AMOUNT = "(\\d+(?:[.,'\\h]\\d+){0,6})";

    private static final String CURRENCY =
            "(?:\\p{Sc}|(?<!\\p{L})(?:EUR|USD|GBP|CHF|JPY|SEK|NOK|DKK|PLN|CZK|HUF|RON|CNY|INR|CAD|AUD"
                    + "|NZD|BRL|MXN|euros?|dollars?|pounds?|francs?|franken|kr(?:on(?:or|er|en))?|zł"
                    + "|złotych|zloty|kč|forint|lei|lira|yen|yuan|rupees?)(?!\\p{L}))";

    private static final String SHARE =
            "(?:[%٪]|(?:percent|per cent|prozent|pour cent|por ciento|procent)(?!\\p{L}))";

    /// A customer who names a price or a discount gets no "yes" to it, be it a "50-euro voucher" or
    /// in two lines.
    private static final Pattern MONEY =
            Pattern.compile(
                    "(?iu)%1$s\\h{0,2}%2$s|%3$s%2$s(?:[\\h\\p{Pd}]{0,3}|\\h?\\n\\h?)(?:%1$s|%4$s)"
                            .formatted(CURRENCY, AMOUNT, OUTSIDE_A_WORD, SHARE));

    /// 8:00 may be called 8 o'clock.
    private static final Pattern FULL_HOUR = Pattern.compile("(?<![\\d:.])(\\d{1,2}):00(?!\\d)");

    private static final Pattern SMALL_WORD = Pattern.compile("(?<!\\p{L})\\p{Ll}{3,}(?!\\p{L})");

    private final List<Facts> own;
    private final Facts repeated;
    private final String language;

    /// What a text says that can be compared.
    private record Facts(Set<String> numbers, Set<String> links, Dates dates, Set<String> words) {

        /// Of a text that was given: it may be said as it is written and as it is read, what it
        /// spells out in digits, and a date in parts.
        static Facts of(String given) {
            String text = given + "\n" + FoldedText.of(given).text();
            Dates dates = new Dates(text);
            Set<String> numbers = numbersIn(text);
            numbers.addAll(numbersIn(dates.rest()));
            numbers.addAll(dates.dayNumbers());
            numbers.addAll(SpelledNumbers.in(text));
            Matcher hour = FULL_HOUR.matcher(text);
            while (hour.find()) {
                numbers.add(number(hour.group(1)));
            }
            Set<String> links = linksIn(text);
            links.addAll(links.stream().map(Grounding::host).toList());
            return new Facts(numbers, links, dates, Names.given(text));
        }
    }

    /// @param passages what the model was given, in the order of their numbers
    /// @param said what the customer wrote and what else may be repeated
    Grounding(List<String> passages, String said) {
        this.own = passages.stream().map(Facts::of).toList();
        this.repeated = Facts.of(said);
        this.language = Languages.of(passages.isEmpty() ? said : String.join("\n", passages));
    }

    /// Whether all that the sentence names was given.
    ///
    /// @param cited the passage that each mark names, from 1; the first entry is that of `[1]`
    boolean holds(FoldedText sentence, List<Integer> cited) {
        List<Facts> given =
                new ArrayList<>(
                        sentence.marks().stream()
                                .filter(mark -> mark >= 1 && mark <= cited.size())
                                .map(mark -> own.get(cited.get(mark - 1) - 1))
                                .toList());
        if (given.isEmpty()) {
            given.addAll(own);
        }
        given.add(repeated);
        String said = withFigures(sentence.text());
        return hold(given, said, comparable(given, said)) && isPaid(sentence.words());
    }

    /// Whether no passage is needed for the sentence: it names nothing but what the customer or the
    /// prompt has named, and no amount.
    boolean needsNoPassage(FoldedText sentence) {
        String said = withFigures(sentence.text());
        List<Facts> all = new ArrayList<>(own);
        all.add(repeated);
        return hold(List.of(repeated), said, comparable(all, said)) && !MONEY.matcher(said).find();
    }

    /// Whether every amount of money and every percentage stands in some passage.
    ///
    /// @param words of a [FoldedText]
    boolean isPaid(String words) {
        Matcher money = MONEY.matcher(withFigures(words));
        while (money.find()) {
            String amount = number(money.group(1) == null ? money.group(2) : money.group(1));
            if (own.stream().noneMatch(facts -> facts.numbers().contains(amount))) {
                return false;
            }
        }
        return true;
    }

    /// With digits for figures in words, and without the number of a list's item.
    private static String withFigures(String text) {
        return SpelledNumbers.asFigures(ITEM.matcher(text).replaceFirst(""));
    }

    /// @param language of the sentence where names can be compared, else empty
    private static boolean hold(List<Facts> given, String said, String language) {
        Dates dates = new Dates(said);
        return numbersIn(dates.rest()).stream()
                        .allMatch(it -> given.stream().anyMatch(one -> one.numbers().contains(it)))
                && linksIn(said).stream()
                        .allMatch(it -> given.stream().anyMatch(one -> one.links().contains(it)))
                && Dates.hold(given.stream().map(Facts::dates).toList(), dates)
                && Names.in(LINK.matcher(said).replaceAll(" "), language).stream()
                        .allMatch(
                                it -> given.stream().anyMatch(one -> Names.hold(one.words(), it)));
    }

    /// The sentence's language where that is the passages' own; else empty, since another language
    /// may have other names for the same. A short one is in it if its small words are.
    private String comparable(List<Facts> given, String sentence) {
        String its = Languages.of(sentence);
        if (!its.isEmpty()) {
            return its.equals(language) ? language : "";
        }
        List<String> small =
                SMALL_WORD.matcher(sentence).results().map(MatchResult::group).toList();
        long known =
                small.stream()
                        .filter(it -> given.stream().anyMatch(one -> one.words().contains(it)))
                        .count();
        return known > 0 && known * 2 >= small.size() ? language : "";
    }

    private static Set<String> numbersIn(String text) {
        Set<String> numbers = new HashSet<>();
        Matcher number = NUMBER.matcher(LINK.matcher(text).replaceAll(" "));
        while (number.find()) {
            numbers.add(number(number.group()));
        }
        return numbers;
    }

    private static Set<String> linksIn(String text) {
        Set<String> links = new HashSet<>();
        Matcher link = LINK.matcher(text);
        while (link.find()) {
            links.add(link(link.group()));
        }
        return links;
    }

    /// 1,000 and 1.000 and 1 000 are 1000; 3,90 is 3.9; 12:30 stays.
    private static String number(String written) {
        String grouped = written.replaceAll("[.,'\\h](?=\\d{3}(?!\\d))", "");
        String decimal = grouped.replace(',', '.').replaceAll("[\\h']", "");
        String cut = decimal;
        if (decimal.matches("\\d+\\.\\d+")) {
            while (cut.endsWith("0")) {
                cut = cut.substring(0, cut.length() - 1);
            }
            cut = cut.endsWith(".") ? cut.substring(0, cut.length() - 1) : cut;
        }
        return cut.matches("0+") ? "0" : cut.replaceAll("^0+(?=\\d)", "");
    }

    private static String link(String written) {
        return written.toLowerCase(Locale.ROOT)
                .replaceAll("^https?://", "")
                .replaceAll("^www\\.", "")
                .replaceAll("[.,;:!?]+$", "")
                .replaceAll("/$", "");
    }

    private static String host(String link) {
        return link.replaceAll("^[^/]*@", "").replaceAll("[/?#:].*", "");
    }
}
