package io.nightdesk.llm;

import java.time.Duration;

/// How far a stream has come, and until when it must come further.
final class StreamProgress {

    /// After the mark of a whole answer some providers send one more event with the count of
    /// tokens; nobody waits longer than this for it, or for the connection's end.
    private static final Duration AFTER_FINISH = Duration.ofSeconds(1);

    private final LlmProperties.Limits limits;
    private final Patience patience;
    private final long startedAt;
    private final long endsAt;
    private long heardAt;
    private boolean heard;
    private boolean text;
    private boolean thinking;
    private boolean finished;

    /// @param startedAt by [System#nanoTime]
    StreamProgress(LlmProperties.Limits limits, Patience patience, long startedAt) {
        this.limits = limits;
        this.patience = patience;
        this.startedAt = startedAt;
        this.endsAt = startedAt + patience.whole().toNanos();
    }

    /// Any event is a sign of life.
    void hear(WireFormat.Sense sense) {
        heardAt = System.nanoTime();
        heard = true;
        text |= sense.text();
        thinking |= sense.thinking();
        finished |= sense.finished();
    }

    boolean isThinking() {
        return thinking;
    }

    boolean isFinished() {
        return finished;
    }

    /// @throws StreamException when the provider never said that the answer is whole
    void requireFinished() {
        if (!finished) {
            throw new StreamException(
                    Failure.CUT_OFF, "the stream ended without the mark of a whole answer");
        }
    }

    Duration untilFirstByte() {
        return until(startedAt + min(limits.firstByte(), patience.firstText()).toNanos());
    }

    Duration untilNextEvent() {
        return until(due().at);
    }

    boolean isDue() {
        return due().at - System.nanoTime() <= 0;
    }

    /// What to say about a stream that is [#isDue].
    StreamException overdue() {
        Due due = due();
        return new StreamException(due.failure, due.words);
    }

    private Due due() {
        Due due = new Due(endsAt, Failure.TOTAL_TIMEOUT, "still speaking at the end of its time");
        if (finished) {
            return due.orEarlier(heardAt + AFTER_FINISH.toNanos(), Failure.STALL, "");
        }
        if (!text) {
            Duration longest = thinking ? limits.firstTextThinking() : limits.firstText();
            Duration wait = min(longest, patience.firstText());
            due =
                    due.orEarlier(
                            startedAt + wait.toNanos(),
                            Failure.FIRST_TEXT_TIMEOUT,
                            "no text in " + wait.toMillis() + " ms");
        }
        if (heard) {
            due =
                    due.orEarlier(
                            heardAt + limits.stall().toNanos(),
                            Failure.STALL,
                            "silent for " + limits.stall().toMillis() + " ms");
        }
        return due;
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static Duration until(long nanoTime) {
        return Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime()));
    }

    private record Due(long at, Failure failure, String words) {

        Due orEarlier(long other, Failure otherFailure, String otherWords) {
            return other - at < 0 ? new Due(other, otherFailure, otherWords) : this;
        }
    }
}
