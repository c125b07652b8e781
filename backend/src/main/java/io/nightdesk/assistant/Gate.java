package io.nightdesk.assistant;

import org.jspecify.annotations.Nullable;

/// Lets an answer be shown while it grows: once judge and triage have spoken or have had their
/// time, and as long as the answer is likely enough, by what is known so far, to be given at all.
/// What its writer does not call an answer is looked at when it is whole. Used by one thread.
final class Gate {

    private final Sureness sureness;
    private final QuestionSearch.Found found;
    private final SecondOpinion<Assessment> judgement;
    private final SecondOpinion<HandoffRules.Ruling> triage;
    private @Nullable Chances chances;

    Gate(
            Sureness sureness,
            QuestionSearch.Found found,
            SecondOpinion<Assessment> judgement,
            SecondOpinion<HandoffRules.Ruling> triage) {
        this.sureness = sureness;
        this.found = found;
        this.judgement = judgement;
        this.triage = triage;
    }

    /// Worked out when first asked for, so that no model is asked later for it.
    Chances chances() {
        Chances known = chances;
        if (known == null) {
            known = sureness.of(found);
            chances = known;
        }
        return known;
    }

    /// @param own what the writer has said of the passages; null when it has not
    /// @param dropped the share of its sentences so far that were left out, 0 to 1
    boolean isOpen(@Nullable Assessment own, double dropped) {
        boolean answers = own == null || own.answers();
        return answers
                && judgement.isDue()
                && triage.isDue()
                && triage.soFar().isEmpty()
                && chances()
                        .ofAnswer(judgement.soFar().orElse(null), own, dropped)
                        .answersWithCaveat();
    }
}
