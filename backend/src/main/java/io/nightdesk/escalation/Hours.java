package io.nightdesk.escalation;

import io.nightdesk.escalation.EscalationRuleInput.Problem;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// When a message must come; what is empty is not asked.
///
/// @param days of the week, 1 for Monday to 7 for Sunday
/// @param from set together with `to`; a time before `from` means the next morning
/// @param zone an IANA time zone
public record Hours(
        List<Integer> days, @Nullable LocalTime from, @Nullable LocalTime to, String zone) {

    public Hours {
        days = days.stream().distinct().sorted().toList();
        zone = zone.isBlank() ? "UTC" : zone.strip();
    }

    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        if (days.stream().anyMatch(day -> day < 1 || day > 7)) {
            problems.add(new Problem("days", "Use 1 for Monday to 7 for Sunday"));
        }
        if ((from == null) != (to == null) || (from != null && from.equals(to))) {
            problems.add(new Problem("from", "Give two different times, or none"));
        }
        if (!isZone(zone)) {
            problems.add(new Problem("zone", "Use a time zone such as Europe/Berlin"));
        }
        return problems;
    }

    boolean asksNothing() {
        return days.isEmpty() && from == null;
    }

    /// What lasts over midnight belongs to the day on which it began.
    boolean include(ZonedDateTime now) {
        ZonedDateTime there = now.withZoneSameInstant(ZoneId.of(zone));
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

    private static boolean isZone(String id) {
        try {
            ZoneId.of(id);
            return true;
        } catch (DateTimeException unknown) {
            return false;
        }
    }
}
