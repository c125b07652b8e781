package io.nightdesk.assistant;

import io.nightdesk.knowledge.Languages;
import io.nightdesk.llm.CitationMarks;
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
/// invented, not wrong meanings, and it never lets a model decide. Safe from any thread.
final class Grounding {

    private static final Pattern ITEM = Pattern.compile("^\\s*\\d{1,3}[.)]\\s");

    /// A host without a scheme is known by its end; such as are words or endings of files are not
    /// among them.
    private static final String DOMAINS =
            "(?i:com|net|org)|info|biz|io|co|app|dev|shop|store|online|website|xyz|club|cloud|ai|tv|cc"
                    + "|eu|de|ch|fr|nl|lu|es|pt|pl|cz|dk|se|fi|uk|ie|ca|au|nz|jp|cn|br|ru|tr|example";

    private static final Pattern LINK =
            Pattern.compile(
                    "\\b(?:https?://|www\\.)[^\\s<>()\\[\\]]+"
                            + "|(?<![\\w.+-])[\\w.+-]{1,64}+@[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,8}"
                            + "|(?<![\\w@.+-])(?:[\\w-]{1,63}\\.){1,4}(?:"
                            + DOMAINS
                            + ")(?![\\w-]|\\.\\w)(?:/[^\\s<>()\\[\\]]*)?",
                    Pattern.UNICODE_CHARACTER_CLASS);

    /// 30, 30kg, 1,000, 1.000,50, 12:30, AO-12345 by its digits; those of IPX4 are a name's.
    private static final Pattern NUMBER =
            Pattern.compile("(?<![\\p{L}\\d])\\d+(?:[.,:'\\h]\\d+){0,6}");

    /// A customer who names a price or a discount gets no "yes" to it.
    private static final Pattern MONEY =
            Pattern.compile(
                    "(?iu)(?:[€$£¥]|\\b(?:EUR|USD|GBP|CHF|JPY)) ?(\\d+(?:[.,'\\h]\\d+){0,6})"
                            + "|(?<![\\p{L}\\d])(\\d+(?:[.,'\\h]\\d+){0,6})\\h?(?:[€$£¥%٪]"
                            + "|(?:EUR|USD|GBP|CHF|JPY|euros?|dollars?|pounds?|percent|per cent|prozent"
                            + "|pour cent|por ciento|procent)\\b)");

    /// 8:00 may be called 8 o'clock.
    private static final Pattern FULL_HOUR = Pattern.compile("(?<![\\d:.])(\\d{1,2}):00(?!\\d)");

    private static final Pattern SMALL_WORD = Pattern.compile("(?<!\\p{L})\\p{Ll}{3,}(?!\\p{L})");

    private final List<Facts> own;
    private final Facts repeated;
    private final String language;

    /// What a text says that can be compared.
    private record Facts(Set<String> numbers, Set<String> links, Dates dates, Set<String> words) {

        /// Of a text that was given: what it spells out may be said in digits, a date in parts.
        static Facts of(String text) {
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
    /// @param sentence with marks as `[1]`
    /// @param cited the passage that each mark names, from 1; the first entry is that of `[1]`
    boolean holds(String sentence, List<Integer> cited) {
        Matcher mark = CitationMarks.SHOWN.matcher(sentence);
        Set<Integer> named = new HashSet<>();
        while (mark.find()) {
            int shown = Integer.parseInt(mark.group(1));
            if (shown >= 1 && shown <= cited.size()) {
                named.add(cited.get(shown - 1) - 1);
            }
        }
        String said = unmarked(sentence);
        List<Facts> given = new ArrayList<>(named.isEmpty() ? own : List.of());
        named.forEach(passage -> given.add(own.get(passage)));
        given.add(repeated);
        return hold(given, said, comparable(given, said)) && isPaid(said);
    }

    /// Whether no passage is needed for the sentence: it names nothing but what the customer or the
    /// prompt has named, and no amount.
    boolean needsNoPassage(String sentence) {
        String said = unmarked(sentence);
        List<Facts> all = new ArrayList<>(own);
        all.add(repeated);
        return hold(List.of(repeated), said, comparable(all, said)) && !MONEY.matcher(said).find();
    }

    /// Without marks and with digits for figures in words.
    private static String unmarked(String sentence) {
        String said =
                ITEM.matcher(CitationMarks.SHOWN.matcher(sentence).replaceAll(" "))
                        .replaceFirst("");
        return SpelledNumbers.asFigures(said);
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

    /// Whether every amount stands in some passage.
    private boolean isPaid(String sentence) {
        Matcher money = MONEY.matcher(sentence);
        while (money.find()) {
            String amount = number(money.group(1) == null ? money.group(2) : money.group(1));
            if (own.stream().noneMatch(facts -> facts.numbers().contains(amount))) {
                return false;
            }
        }
        return true;
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
