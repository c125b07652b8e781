package io.nightdesk.confidence;

import java.util.List;

/// A fit of one kind of answer, and how it did on the answers that it was not fitted on.
///
/// @param fitted how many judged answers it was fitted on
/// @param heldOut how many others it was tried on
/// @param before log loss on those of what was used before; lower is better
/// @param after its own
record Trial(Fitted fit, int fitted, int heldOut, double before, double after) {

    boolean isBetter() {
        return after <= before;
    }

    /// The mean of these, each by what it was tried on.
    ///
    /// @param trials at least one
    static double before(List<Trial> trials) {
        return trials.stream().mapToDouble(it -> it.heldOut * it.before).sum() / heldOut(trials);
    }

    static double after(List<Trial> trials) {
        return trials.stream().mapToDouble(it -> it.heldOut * it.after).sum() / heldOut(trials);
    }

    static int heldOut(List<Trial> trials) {
        return trials.stream().mapToInt(Trial::heldOut).sum();
    }

    static int fitted(List<Trial> trials) {
        return trials.stream().mapToInt(Trial::fitted).sum();
    }
}
