package io.nightdesk.assistant;

import io.nightdesk.llm.CancelHandle;
import org.jspecify.annotations.Nullable;

/// A turn at work on this node, as other threads see it.
final class RunningTurn {

    private final ClaimedTurn turn;
    private final CancelHandle cancel = new CancelHandle();
    private volatile long renewedAt;
    private volatile boolean lost;
    private volatile boolean stopped;
    private volatile @Nullable ShownDraft draft;

    /// @param since when the claim was asked for, in nanoseconds of the monotonic clock
    RunningTurn(ClaimedTurn turn, long since) {
        this.turn = turn;
        this.renewedAt = since;
    }

    ClaimedTurn turn() {
        return turn;
    }

    CancelHandle cancel() {
        return cancel;
    }

    /// The lease runs anew.
    ///
    /// @param since when that was asked for, in the same clock
    void renewed(long since) {
        renewedAt = since;
    }

    long renewedAt() {
        return renewedAt;
    }

    /// The claim is gone, or another one is to go on with it: write nothing more.
    void lose() {
        lost = true;
        cancel.cancel();
    }

    boolean isLost() {
        return lost;
    }

    /// The customer asked to stop.
    void stop() {
        stopped = true;
        cancel.cancel();
    }

    boolean isStopped() {
        return stopped;
    }

    void showing(ShownDraft shown) {
        draft = shown;
    }

    @Nullable ShownDraft draft() {
        return draft;
    }

    /// What readers have on screen, by this claim or an earlier one.
    String onScreen() {
        ShownDraft shown = draft;
        return shown == null ? turn.partialText() : shown.text();
    }

    /// The number of the attempt that readers know.
    int shownAttempt() {
        ShownDraft shown = draft;
        return shown == null ? turn.firstShownAttempt() : shown.attempt();
    }

    /// What this claim has shown.
    ///
    /// @param attempt its number in frames
    record ShownDraft(int attempt, String text) {}
}
