package io.nightdesk.assistant;

import io.nightdesk.conversation.Citation;
import io.nightdesk.llm.CancelHandle;
import io.nightdesk.llm.CitationMarks;
import io.nightdesk.llm.Rung;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A turn at work on this node, as other threads see it.
final class RunningTurn {

    private final ClaimedTurn turn;
    private final CancelHandle cancel = new CancelHandle();
    private final CompletableFuture<Void> unwanted = new CompletableFuture<>();
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
        end();
    }

    boolean isLost() {
        return lost;
    }

    /// The customer asked to stop.
    void stop() {
        stopped = true;
        end();
    }

    private void end() {
        cancel.cancel();
        unwanted.complete(null);
    }

    /// Done once nobody waits for an answer of this claim any more.
    CompletableFuture<Void> unwanted() {
        return unwanted;
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

    /// What readers have on screen, by this claim or an earlier one, as it can be committed.
    ShownDraft onScreen() {
        ShownDraft shown = draft;
        return shown == null ? ShownDraft.ofEarlierClaim(turn) : shown;
    }

    /// The number of the attempt that readers know.
    int shownAttempt() {
        ShownDraft shown = draft;
        return shown == null ? turn.firstShownAttempt() : shown.attempt();
    }

    /// What was shown of an answer.
    ///
    /// @param attempt its number in frames
    /// @param citations of the marks in the text
    /// @param rung who wrote it
    record ShownDraft(int attempt, String text, List<Citation> citations, String rung) {

        static final ShownDraft NOTHING = new ShownDraft(0, "", List.of(), "");

        private static final Pattern MARK = Pattern.compile("\\h*" + CitationMarks.SHOWN.pattern());

        /// Of its answer the text alone is kept: what its marks named is not known any more, and it
        /// was most likely the first model's.
        private static ShownDraft ofEarlierClaim(ClaimedTurn turn) {
            String text = MARK.matcher(turn.partialText()).replaceAll("");
            return new ShownDraft(turn.firstShownAttempt(), text, List.of(), Rung.PRIMARY.code());
        }
    }
}
