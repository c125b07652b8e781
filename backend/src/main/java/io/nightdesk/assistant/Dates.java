package io.nightdesk.assistant;

import java.time.DateTimeException;
import java.time.Month;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The dates of a text: 2026-03-03, 3.3.2026, 3/3/2026, 3 March, March 3rd, vom 3. bis 5. März, le
/// 1er mars. Their years are numbers like any other. For one thread.
final class Dates {

    private static final String DAY = "(\\d{1,2})(?:st|nd|rd|th|er|[ºo]|\\.)?";
    private static final String YEAR = "(?:\\h*,?\\h*(?:del?\\h+)?(\\d{4})(?!\\d))?";

    private static final Pattern ISO =
            Pattern.compile("(?<![\\d-])(\\d{4})-(\\d{2})-(\\d{2})(?![\\d-])");

    private static final Pattern FIGURES =
            Pattern.compile(
                    "(?<![\\d./-])(\\d{1,2})([./-])(\\d{1,2})\\2(?:(\\d{4})|\\d{2})(?![\\d/-]|\\.\\d)");

    private static final Pattern DAY_MONTH =
            pattern(
                    "(?<![\\p{L}\\d.,:])"
                            + DAY
                            + "(?:\\h*(?:[-–]|to|until|and|bis|und|au|et|al|y|tot|en|t/m)\\h*"
                            + DAY
                            + ")?\\h*(?:of\\h+|de\\h+)?("
                            + MonthNames.any()
                            + ")(?!\\p{L})\\.?"
                            + YEAR);

    /// Only English begins with the month.
    private static final Pattern MONTH_DAY =
            pattern(
                    "(?<!\\p{L})("
                            + MonthNames.english()
                            + ")\\.?\\h+"
                            + DAY
                            + "(?:\\h*(?:[-–]|to)\\h*"
                            + DAY
                            + ")?(?![\\p{L}\\d%€$£]|[.,:]\\d)"
                            + YEAR);

    /// "bis 31.12.", but not "3.90." at the end of a sentence.
    private static final Pattern NO_YEAR =
            pattern(
                    "(?<!\\p{L})(?:am|ab|bis|vom|zum|seit|den|dem|der|und|[-–])\\h*"
                            + "(\\d{1,2})\\.(\\d{1,2})\\.(?!\\d)");

    private static final Pattern ALONE =
            pattern(
                    "(?<!\\p{L})(?:in|by|until|till|from|since|to|of|before|after|during|through|early|late|mid|im|ab|bis|seit|vor|nach|von|zum|anfang|mitte|ende|en|de|fin|début|depuis|hasta|desde|vanaf|tot|sinds|voor|eind|begin)[-\\h]+("
                            + MonthNames.full()
                            + ")(?!\\p{L})");

    /// What each may mean: 3/4/2026 is in April or in March.
    private final List<Set<MonthDay>> days = new ArrayList<>();

    private final Set<Month> months = new HashSet<>();
    private String rest;

    Dates(String text) {
        rest = text;
        take(ISO, it -> day(it.group(2), it.group(3)), 1);
        take(FIGURES, it -> eitherWay(it.group(1), it.group(3)), 4);
        take(DAY_MONTH, it -> days(it.group(3), it.group(1), it.group(2)), 4);
        take(MONTH_DAY, it -> days(it.group(1), it.group(2), it.group(3)), 4);
        take(NO_YEAR, it -> day(it.group(2), it.group(1)), 0);
        ALONE.matcher(rest)
                .results()
                .flatMap(it -> MonthNames.month(it.group(1)).stream())
                .forEach(months::add);
    }

    /// The days of the months, as numbers.
    Set<String> dayNumbers() {
        return days.stream()
                .flatMap(Set::stream)
                .map(day -> String.valueOf(day.getDayOfMonth()))
                .collect(Collectors.toSet());
    }

    /// The text without its dates, but with their years.
    String rest() {
        return rest;
    }

    /// Whether each date and each month of a sentence is one of those given.
    static boolean hold(List<Dates> given, Dates said) {
        return said.months.stream()
                        .allMatch(month -> given.stream().anyMatch(it -> it.months.contains(month)))
                && said.days.stream().allMatch(day -> given.stream().anyMatch(it -> it.isDay(day)));
    }

    private boolean isDay(Set<MonthDay> meanings) {
        return days.stream().anyMatch(day -> day.stream().anyMatch(meanings::contains));
    }

    /// @param year its group, 0 for none
    private void take(Pattern pattern, Predicate<MatchResult> isDate, int year) {
        StringBuilder left = new StringBuilder();
        Matcher found = pattern.matcher(rest);
        while (found.find()) {
            String kept = found.group();
            if (isDate.test(found.toMatchResult())) {
                kept =
                        year == 0
                                ? " "
                                : " " + Objects.requireNonNullElse(found.group(year), "") + " ";
            }
            found.appendReplacement(left, Matcher.quoteReplacement(kept));
        }
        rest = found.appendTail(left).toString();
    }

    private boolean days(String month, String first, @Nullable String second) {
        Optional<Month> named = MonthNames.month(month);
        if (named.isEmpty()) {
            return false;
        }
        String number = String.valueOf(named.get().getValue());
        return day(number, first) && (second == null || day(number, second));
    }

    private boolean day(String month, String day) {
        Optional<MonthDay> read = read(month, day);
        read.ifPresent(it -> add(Set.of(it)));
        return read.isPresent();
    }

    private boolean eitherWay(String one, String other) {
        Set<MonthDay> meanings = new HashSet<>();
        read(one, other).ifPresent(meanings::add);
        read(other, one).ifPresent(meanings::add);
        if (!meanings.isEmpty()) {
            add(meanings);
        }
        return !meanings.isEmpty();
    }

    private void add(Set<MonthDay> meanings) {
        days.add(meanings);
        meanings.forEach(it -> months.add(it.getMonth()));
    }

    private static Optional<MonthDay> read(String month, String day) {
        try {
            return Optional.of(MonthDay.of(Integer.parseInt(month), Integer.parseInt(day)));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
