package io.nightdesk.faults;

import io.nightdesk.faults.Strip.Trouble;
import io.nightdesk.faults.Violation.Count;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/// What customers were told about troubles: I12. Before four seconds are over they are told
/// nothing, afterwards only what a fault explains that may last so long, and nobody is told in
/// the end that nothing can be written.
final class ErrorCheck {

    /// A customer is told nothing before.
    static final long GRACE_NANOS = Duration.ofSeconds(4).toNanos();

    /// A client that lost an earlier connection within this time waits longer with each
    /// attempt, so what was at work then explains why it is not back yet.
    private static final long SHAKEN_NANOS = Duration.ofSeconds(10).toNanos();

    private final Windows windows;
    private final Consumer<Violation> report;

    /// By device: since when it has been told that nothing can be written.
    private final Map<UUID, Long> readOnly = new HashMap<>();

    ErrorCheck(Windows windows, Consumer<Violation> report) {
        this.windows = windows;
        this.report = report;
    }

    void check(List<History.Entry> entries) {
        for (History.Entry entry : entries) {
            if (entry instanceof History.Refused refused) {
                refused(refused);
            } else if (entry instanceof History.ErrorShown error) {
                shown(error);
            } else if (entry instanceof History.ErrorGone gone && isReadOnly(gone.what())) {
                readOnly.remove(gone.device());
            }
        }
        readOnly.forEach(this::stillShown);
    }

    private void refused(History.Refused refused) {
        if (refused.forGood()) {
            broken(
                    refused.at(),
                    "message %s, which is right, was refused for good: %s"
                            .formatted(refused.message(), refused.code()));
        }
    }

    private void shown(History.ErrorShown error) {
        if (isReadOnly(error.what())) {
            readOnly.put(error.device(), error.at());
        }
        long waited = error.at() - error.since();
        if (error.forGood() || waited < GRACE_NANOS) {
            broken(
                    error.at(),
                    "device %s showed \"%s\" after %d ms"
                            .formatted(error.device(), error.what(), waited / 1_000_000));
        } else if (!isExplained(error)) {
            broken(
                    error.at(),
                    "device %s showed \"%s\" after %d ms, and only %s was at work"
                            .formatted(
                                    error.device(),
                                    error.what(),
                                    waited / 1_000_000,
                                    windows.between(error.since() - SHAKEN_NANOS, error.at())));
        }
    }

    private boolean isExplained(History.ErrorShown error) {
        Trouble trouble = Trouble.valueOf(error.what());
        return windows.between(error.since() - SHAKEN_NANOS, error.at()).stream()
                .map(FaultKind::named)
                .flatMap(Optional::stream)
                .anyMatch(fault -> fault.explains(trouble));
    }

    private void stillShown(UUID device, long since) {
        broken(since, "device %s is told to the end that nothing can be written".formatted(device));
    }

    private static boolean isReadOnly(String what) {
        return what.equals(Trouble.READ_ONLY.name());
    }

    private void broken(long at, String text) {
        report.accept(new Violation(Invariant.I12, Count.OTHER, at, text));
    }
}
