package io.nightdesk.assistant;

import java.time.Duration;
import java.util.UUID;

/// A turn this node works on.
///
/// @param throughSeq the last customer message it answers
/// @param ownerEpoch the conversation's owner epoch when the duty arose
/// @param epoch this claim's number; whatever it writes must still find this number in the row
/// @param attempt how often the turn has been claimed, from 1, but for claims that could not read
///     what they needed
/// @param spent since its first attempt, by the database's clock; zero for that one
/// @param partialText what the customer was shown by an earlier claim
record ClaimedTurn(
        UUID id,
        UUID conversation,
        long throughSeq,
        long ownerEpoch,
        long epoch,
        int attempt,
        Duration spent,
        String partialText) {

    /// Attempts of models within one claim, in the numbers of frames.
    private static final int PER_CLAIM = 100;

    /// The number under which the first text of this claim appears in frames. The numbers of a turn
    /// rise with every claim, also after it was cancelled and opened again.
    int firstShownAttempt() {
        return firstShownAttempt(epoch);
    }

    /// The number under which the first text of a claim appears in frames.
    static int firstShownAttempt(long epoch) {
        return Math.toIntExact(epoch * PER_CLAIM);
    }
}
