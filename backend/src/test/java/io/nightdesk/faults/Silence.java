package io.nightdesk.faults;

import java.util.concurrent.TimeUnit;

/// How long a connection has been silent, and what that means. Times are nanoseconds of the
/// monotonic clock. Not safe for several threads.
final class Silence {

    /// Silence that is asked about while something is due.
    private static final long PROBE = TimeUnit.SECONDS.toNanos(3);

    /// How long the answer may take at least; on a line that took longer to open, as long as that.
    private static final long ANSWER = TimeUnit.SECONDS.toNanos(2);

    /// How long the server may take to say welcome.
    private static final long WELCOME = TimeUnit.SECONDS.toNanos(10);

    /// On top of the server's heartbeat.
    private static final long GRACE = TimeUnit.SECONDS.toNanos(10);

    private long openingAt;
    private long heardAt;
    private long askedAt;
    private long answer = ANSWER;
    private long heartbeat;

    /// A line is being opened, or its hello said again.
    void opening(long now) {
        openingAt = now;
    }

    /// Of a line that is being opened.
    boolean isFutile(long now) {
        return now - openingAt > WELCOME;
    }

    /// A connection begins: the hello is answered.
    ///
    /// @param heartbeatMs how often the server is heard at least
    void begin(long now, long heartbeatMs) {
        heard(now);
        answer = Math.max(ANSWER, now - openingAt);
        heartbeat = TimeUnit.MILLISECONDS.toNanos(heartbeatMs);
    }

    void heard(long now) {
        heardAt = now;
        askedAt = 0;
    }

    void asked(long now) {
        askedAt = now;
    }

    boolean isAsked() {
        return askedAt != 0;
    }

    long heardAt() {
        return heardAt;
    }

    boolean isDeath(long now) {
        boolean unanswered = askedAt != 0 && now - askedAt > answer;
        return unanswered || now - heardAt > heartbeat + GRACE;
    }

    /// While an ack or an answer is due: whether to ask for a sign of life.
    boolean isOdd(long now) {
        return askedAt == 0 && now - heardAt > PROBE;
    }
}
