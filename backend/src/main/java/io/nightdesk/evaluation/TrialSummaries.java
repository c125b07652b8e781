package io.nightdesk.evaluation;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Has people asked for, and reads what a model tells them of the conversation.
final class TrialSummaries {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /// From the model's last word until the product has kept it, or thrown it away.
    private static final Duration KEEPING = Duration.ofSeconds(2);

    private final StateStore state;
    private final ObedientModel model;

    TrialSummaries(StateStore state, ObedientModel model) {
        this.state = state;
        this.model = model;
    }

    /// The same, with what people were told once they were asked for; empty where no model was
    /// asked, as of a message that was refused.
    ///
    /// @param said what the customer said in it
    Optional<Talk> of(Talk talk, TrialCustomer customer, String said) {
        if (talk.refusal() != null) {
            return Optional.empty();
        }
        customer.askForPerson(talk);
        if (!comes(PATIENCE, () -> model.hasSummedUp(said))) {
            return Optional.empty();
        }
        comes(KEEPING, () -> !state.untold(talk.conversation()).summary().isEmpty());
        return Optional.of(talk.with(state.untold(talk.conversation())));
    }

    private static boolean comes(Duration patience, BooleanSupplier reached) {
        long end = System.nanoTime() + patience.toNanos();
        while (!reached.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        return true;
    }
}
