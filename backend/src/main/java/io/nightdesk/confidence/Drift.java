package io.nightdesk.confidence;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether the newest judged answers contradict what is said of all of them. Only those judged
/// since the probabilities are what they are: what was fitted on agrees with its fit.
///
/// @param alarms empty where they do not
/// @param judged the newest, at most 50
/// @param right of `judged`
/// @param expected how many of `judged` are right by the probabilities
/// @param given those of `judged` that were drawn at random and likely enough to be given without
///     a caveat; the uncertain ones are worse than most and would cry wolf
/// @param wrong of `given`
public record Drift(
        List<Alarm> alarms, int judged, int right, double expected, int given, int wrong) {

    private static final int NEWEST = 50;

    /// How often an alarm of either kind is a false one, on each side.
    private static final double TAIL = 0.005;

    /// What is contradicted.
    public enum Alarm {
        /// More are wrong than an admin allows, with 95 % certainty.
        @JsonProperty("more_wrong")
        MORE_WRONG,
        /// Fewer are right than was said, with 99 % certainty.
        @JsonProperty("too_sure")
        TOO_SURE,
        /// More are right than was said, with 99 % certainty: people get what could be answered.
        @JsonProperty("too_unsure")
        TOO_UNSURE
    }

    public Drift {
        alarms = List.copyOf(alarms);
    }

    /// One judged answer.
    record Seen(Instant at, Outcome outcome, boolean random) {}

    /// @param cutOff from which probability on answers are given
    /// @param most share of wrong ones that an admin allows; null for no bound
    static Drift of(List<Seen> all, double cutOff, @Nullable Double most) {
        List<Seen> newest =
                all.stream()
                        .sorted(Comparator.comparing(Seen::at).reversed())
                        .limit(NEWEST)
                        .toList();
        double expected = newest.stream().mapToDouble(it -> it.outcome().likely()).sum();
        int right = count(newest, true);
        List<Seen> given =
                newest.stream()
                        .filter(it -> it.random() && it.outcome().likely() >= cutOff)
                        .toList();
        int wrong = count(given, false);
        return new Drift(
                alarms(newest.size(), right, expected, given.size(), wrong, most),
                newest.size(),
                right,
                expected,
                given.size(),
                wrong);
    }

    private static List<Alarm> alarms(
            int judged, int right, double expected, int given, int wrong, @Nullable Double most) {
        List<Alarm> alarms = new ArrayList<>();
        if (most != null
                && wrong > 0
                && ClopperPearson.lower(wrong, given, RiskBound.TAIL) > most) {
            alarms.add(Alarm.MORE_WRONG);
        }
        // Outcomes of different probability vary less than a binomial with their mean: the safe
        // side.
        if (judged > 0 && expected / judged > ClopperPearson.upper(right, judged, TAIL)) {
            alarms.add(Alarm.TOO_SURE);
        }
        if (judged > 0 && expected / judged < ClopperPearson.lower(right, judged, TAIL)) {
            alarms.add(Alarm.TOO_UNSURE);
        }
        return alarms;
    }

    private static int count(List<Seen> seen, boolean right) {
        return (int) seen.stream().filter(it -> it.outcome().right() == right).count();
    }
}
