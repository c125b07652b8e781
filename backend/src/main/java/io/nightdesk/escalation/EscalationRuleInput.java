package io.nightdesk.escalation;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a rule says. It holds when all that it names holds; what is empty is not asked.
///
/// @param name for people at the desk, 1 to 100 characters
/// @param words at most 100; one of them stands in the message as a whole word or phrase
/// @param examples at most 50 messages; the message is near one of them, or has one of the words
/// @param locale the customer's language, a BCP 47 tag
/// @param page a part of the address of the page on which the chat was opened
/// @param days of the week, 1 for Monday to 7 for Sunday
/// @param from set together with `to`; a time before `from` means the next morning
/// @param zone an IANA time zone
/// @param reply what the customer is told, at most 1,000 characters of Markdown; empty for the
// usual
public record EscalationRuleInput(
        String name,
        List<String> words,
        List<String> examples,
        String locale,
        String page,
        List<Integer> days,
        @Nullable LocalTime from,
        @Nullable LocalTime to,
        String zone,
        String reply,
        boolean enabled) {

    private static final int MOST_NAME = 100;
    private static final int MOST_WORDS = 100;
    private static final int MOST_EXAMPLES = 50;
    private static final int MOST_LINE = 300;
    private static final int MOST_REPLY = 1_000;
    private static final Pattern LOCALE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");

    /// What is wrong with a field, and what would be right.
    public record Problem(String field, String message) {}

    public EscalationRuleInput {
        name = name.strip();
        words = lines(words);
        examples = lines(examples);
        locale = locale.strip();
        page = page.strip();
        days = days.stream().distinct().sorted().toList();
        zone = zone.isBlank() ? "UTC" : zone.strip();
        reply = reply.strip();
    }

    private static List<String> lines(List<String> typed) {
        return typed.stream().map(String::strip).filter(it -> !it.isEmpty()).distinct().toList();
    }

    /// What is wrong; empty if nothing is.
    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        if (name.isEmpty() || name.length() > MOST_NAME) {
            problems.add(new Problem("name", "Use 1 to 100 characters"));
        }
        if (words.size() > MOST_WORDS) {
            problems.add(new Problem("words", "Give at most 100 words or phrases"));
        }
        if (examples.size() > MOST_EXAMPLES) {
            problems.add(new Problem("examples", "Give at most 50 messages"));
        }
        if (Stream.of(words, examples)
                .flatMap(List::stream)
                .anyMatch(EscalationRuleInput::isTooLong)) {
            problems.add(new Problem("words", "Use at most 300 characters for each line"));
        }
        if (!locale.isEmpty() && !LOCALE.matcher(locale).matches()) {
            problems.add(new Problem("locale", "Use a language tag such as en, de or pt-BR"));
        }
        if (isTooLong(page)) {
            problems.add(new Problem("page", "Use at most 300 characters"));
        }
        if (days.stream().anyMatch(day -> day < 1 || day > 7)) {
            problems.add(new Problem("days", "Use 1 for Monday to 7 for Sunday"));
        }
        if ((from == null) != (to == null) || (from != null && from.equals(to))) {
            problems.add(new Problem("from", "Give two different times, or none"));
        }
        if (!isZone(zone)) {
            problems.add(new Problem("zone", "Use a time zone such as Europe/Berlin"));
        }
        if (reply.length() > MOST_REPLY) {
            problems.add(new Problem("reply", "Use at most 1,000 characters"));
        }
        if (isAlways()) {
            problems.add(
                    new Problem(
                            "words",
                            "Name at least one condition; a rule without one would hand over every"
                                    + " message"));
        }
        return problems;
    }

    private boolean isAlways() {
        return words.isEmpty()
                && examples.isEmpty()
                && locale.isEmpty()
                && page.isEmpty()
                && days.isEmpty()
                && from == null;
    }

    /// Whether who writes and when is what the rule names.
    boolean fits(String visitorLocale, @Nullable String openedOn, ZonedDateTime now) {
        ZonedDateTime there = now.withZoneSameInstant(ZoneId.of(zone));
        return (locale.isEmpty() || isOfLanguage(visitorLocale))
                && (page.isEmpty() || (openedOn != null && openedOn.contains(page)))
                && isOn(there);
    }

    /// `de` takes in `de-AT`.
    private boolean isOfLanguage(String tag) {
        return tag.equalsIgnoreCase(locale)
                || tag.regionMatches(true, 0, locale + "-", 0, locale.length() + 1);
    }

    /// What lasts over midnight belongs to the day on which it began.
    private boolean isOn(ZonedDateTime there) {
        if (from == null || to == null) {
            return isDay(there);
        }
        LocalTime time = there.toLocalTime();
        if (from.isBefore(to)) {
            return isDay(there) && !time.isBefore(from) && time.isBefore(to);
        }
        return time.isBefore(to) ? isDay(there.minusDays(1)) : isDay(there) && !time.isBefore(from);
    }

    private boolean isDay(ZonedDateTime there) {
        return days.isEmpty() || days.contains(there.getDayOfWeek().getValue());
    }

    private static boolean isTooLong(String line) {
        return line.length() > MOST_LINE || line.chars().anyMatch(Character::isISOControl);
    }

    private static boolean isZone(String id) {
        try {
            ZoneId.of(id);
            return true;
        } catch (DateTimeException unknown) {
            return false;
        }
    }
}
