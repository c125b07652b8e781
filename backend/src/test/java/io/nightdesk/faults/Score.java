package io.nightdesk.faults;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The figures of a whole run or of one fault.
final class Score {

    private final Map<Violation.Count, Integer> violations = new EnumMap<>(Violation.Count.class);
    private final List<Long> resumeNanos = new ArrayList<>();
    private final List<Long> ackNanos = new ArrayList<>();
    private int sent;
    private int acked;
    private int injections;
    private int leftAlone;
    private int errorsShown;
    private long ackGap;

    void sent() {
        sent++;
    }

    /// @param took nanoseconds from the first sending to the ack
    void acked(long took) {
        acked++;
        ackNanos.add(took);
    }

    /// Nobody got an ack for so many nanoseconds.
    void silent(long nanos) {
        ackGap = Math.max(ackGap, nanos);
    }

    void resumed(long nanos) {
        resumeNanos.add(nanos);
    }

    /// Only the watchdog remembered a customer.
    void leftAlone() {
        leftAlone++;
    }

    void errorShown() {
        errorsShown++;
    }

    void injected() {
        injections++;
    }

    void broken(Violation violation) {
        violations.merge(violation.count(), 1, Integer::sum);
    }

    int acked() {
        return acked;
    }

    int injections() {
        return injections;
    }

    int count(Violation.Count count) {
        return violations.getOrDefault(count, 0);
    }

    boolean isClean() {
        return violations.isEmpty();
    }

    /// As the scoreboard's JSON names them. Times are milliseconds; null where nothing was
    /// measured. `ack_gap_ms` is the longest time without an ack for anybody.
    Map<String, @Nullable Object> figures() {
        Map<String, @Nullable Object> figures = new LinkedHashMap<>();
        figures.put("sent", sent);
        figures.put("acked", acked);
        figures.put("lost", count(Violation.Count.LOST));
        figures.put("duplicated", count(Violation.Count.DUPLICATED));
        figures.put("reordered", count(Violation.Count.REORDERED));
        figures.put("gaps", count(Violation.Count.GAPS));
        figures.put("turns_without_answer", count(Violation.Count.TURNS_WITHOUT_ANSWER));
        figures.put("turns_with_two_answers", count(Violation.Count.TURNS_WITH_TWO_ANSWERS));
        figures.put("left_alone", leftAlone);
        figures.put("bot_after_human", count(Violation.Count.BOT_AFTER_HUMAN));
        figures.put("other_violations", count(Violation.Count.OTHER));
        figures.put("resume_ms_p50", percentile(resumeNanos, 50));
        figures.put("resume_ms_p95", percentile(resumeNanos, 95));
        figures.put("resume_ms_p99", percentile(resumeNanos, 99));
        figures.put("resume_ms_max", percentile(resumeNanos, 100));
        figures.put("resumes", resumeNanos.size());
        figures.put("ack_ms_p50", percentile(ackNanos, 50));
        figures.put("ack_ms_p99", percentile(ackNanos, 99));
        figures.put("ack_gap_ms", acked < 2 ? null : ackGap / 1_000_000);
        figures.put("errors_shown", errorsShown);
        figures.put("injections", injections);
        return figures;
    }

    private static @Nullable Object percentile(List<Long> nanos, int percent) {
        if (nanos.isEmpty()) {
            return null;
        }
        List<Long> sorted = new ArrayList<>(nanos);
        Collections.sort(sorted);
        int index = (int) Math.ceil(percent / 100.0 * sorted.size()) - 1;
        return sorted.get(Math.max(0, index)) / 1_000_000;
    }
}
