package io.nightdesk.assistant;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Checks a model's sentences against what it was given: every number, price, date, address and
/// link in a sentence must stand in a passage that it cites, or, if it cites none, in any; what the
/// customer said may be repeated, but for amounts of money and percentages. It finds invented
/// figures, not wrong meanings, and it never lets a model decide. Safe from any thread.
final class Grounding {

    private static final Pattern MARK = Pattern.compile("\\[(\\d{1,4})]");
    private static final Pattern ITEM = Pattern.compile("^\\s*\\d{1,3}[.)]\\s");

    private static final Pattern LINK =
            Pattern.compile(
                    "\\b(?:https?://|www\\.)[^\\s<>()\\[\\]]+"
                            + "|(?<![\\w.+-])[\\w.+-]{1,64}+@[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,8}",
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

    private static final Map<String, String> SPELLED =
            Map.ofEntries(
                    Map.entry("one", "1"),
                    Map.entry("two", "2"),
                    Map.entry("three", "3"),
                    Map.entry("four", "4"),
                    Map.entry("five", "5"),
                    Map.entry("six", "6"),
                    Map.entry("seven", "7"),
                    Map.entry("eight", "8"),
                    Map.entry("nine", "9"),
                    Map.entry("ten", "10"),
                    Map.entry("eleven", "11"),
                    Map.entry("twelve", "12"),
                    Map.entry("zwei", "2"),
                    Map.entry("drei", "3"),
                    Map.entry("vier", "4"),
                    Map.entry("fünf", "5"),
                    Map.entry("sechs", "6"),
                    Map.entry("sieben", "7"),
                    Map.entry("acht", "8"),
                    Map.entry("neun", "9"),
                    Map.entry("zehn", "10"),
                    Map.entry("elf", "11"),
                    Map.entry("zwölf", "12"));

    private static final Pattern WORD = Pattern.compile("\\p{L}+");

    private final List<Facts> own;
    private final List<Facts> passages;
    private final Facts all;

    /// The figures and links of a text.
    private record Facts(Set<String> numbers, Set<String> links) {

        static Facts of(String text) {
            Matcher link = LINK.matcher(text);
            Set<String> links = new HashSet<>();
            while (link.find()) {
                links.add(link(link.group()));
            }
            Set<String> numbers = new HashSet<>();
            Matcher number = NUMBER.matcher(link.replaceAll(" "));
            while (number.find()) {
                numbers.add(number(number.group()));
            }
            return new Facts(numbers, links);
        }

        /// Those of a text that was given: what it spells out may be said in digits.
        static Facts given(String text) {
            Facts facts = of(text);
            Matcher word = WORD.matcher(text.toLowerCase(Locale.ROOT));
            while (word.find()) {
                String digits = SPELLED.get(word.group());
                if (digits != null) {
                    facts.numbers().add(digits);
                }
            }
            return facts;
        }

        Facts with(Facts other) {
            Set<String> bothNumbers = new HashSet<>(numbers);
            bothNumbers.addAll(other.numbers());
            Set<String> bothLinks = new HashSet<>(links);
            bothLinks.addAll(other.links());
            return new Facts(bothNumbers, bothLinks);
        }

        boolean hold(Facts others) {
            return numbers.containsAll(others.numbers()) && links.containsAll(others.links());
        }
    }

    /// @param passages what the model was given, in the order of their numbers
    /// @param said what the customer wrote and what else may be repeated
    Grounding(List<String> passages, String said) {
        Facts repeated = Facts.given(said);
        this.own = passages.stream().map(Facts::given).toList();
        this.passages = own.stream().map(facts -> facts.with(repeated)).toList();
        this.all = this.passages.stream().reduce(repeated, Facts::with);
    }

    /// Whether every figure and link of the sentence was given.
    ///
    /// @param sentence with marks as `[1]`
    /// @param cited the passage that each mark names, from 1; the first entry is that of `[1]`
    boolean holds(String sentence, List<Integer> cited) {
        Matcher mark = MARK.matcher(sentence);
        Set<Integer> named = new HashSet<>();
        while (mark.find()) {
            int shown = Integer.parseInt(mark.group(1));
            if (shown >= 1 && shown <= cited.size()) {
                named.add(cited.get(shown - 1) - 1);
            }
        }
        Facts said = Facts.of(ITEM.matcher(mark.replaceAll(" ")).replaceFirst(""));
        return (named.isEmpty() ? all : together(named)).hold(said) && isPaid(sentence);
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

    private Facts together(Set<Integer> named) {
        return named.stream().map(passages::get).reduce(new Facts(Set.of(), Set.of()), Facts::with);
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
                .replaceAll("[.,;:!?]+$", "")
                .replaceAll("/$", "");
    }
}
