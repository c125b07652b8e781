package io.nightdesk.llm;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// One request to a deployment, and the same once more when its first word is late. Whichever is
/// whole first counts, and the other one's connection is closed. Serves one attempt.
final class Race {

    private final Deployment deployment;
    private final BooleanSupplier affords;
    private final Asking asking;
    private final CancelHandle first = new CancelHandle();
    private final CancelHandle second = new CancelHandle();
    private volatile boolean heard;
    private boolean interrupted;

    /// @param affords whether there is money for the second; asked only when there is need
    Race(Deployment deployment, BooleanSupplier affords, Asking asking) {
        this.deployment = deployment;
        this.affords = affords;
        this.asking = asking;
    }

    /// Sends the request, on the calling thread.
    @FunctionalInterface
    interface Asking {
        Run ask(CancelHandle cancel, AttemptListener listener);
    }

    /// Blocks until none is under way. An interrupt is a cancel; the flag stays set.
    ///
    /// @return one or two, the one that counts last
    List<Run> run(CancelHandle cancel) {
        cancel.whenCancelled(this::stop);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                return run(new ExecutorCompletionService<>(threads));
            } finally {
                stop();
            }
        } finally {
            cancel.whenCancelled(null);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private List<Run> run(CompletionService<Run> runs) {
        Future<Run> usual = runs.submit(() -> asking.ask(first, new Ear()));
        Future<Run> over = next(runs, deployment.hedging().late());
        if (over != null || !mayAskAgain()) {
            Run run = result(over == null ? next(runs, null) : over);
            learn(run, false);
            return List.of(run);
        }
        Future<Run> extra = runs.submit(() -> asking.ask(second, new Ear()));
        Future<Run> earlier = next(runs, null);
        boolean settled = settles(result(earlier));
        if (settled) {
            stop();
        }
        Run _ = result(next(runs, null));
        boolean extraCounts = settled == (earlier == extra);
        boolean overtaken = extraCounts && result(extra).outcome() instanceof Outcome.Whole;
        learn(result(usual), overtaken);
        deployment.hedged(overtaken);
        return extraCounts
                ? List.of(result(usual), result(extra))
                : List.of(result(extra), result(usual));
    }

    private boolean mayAskAgain() {
        return !heard && affords.getAsBoolean() && !heard && deployment.takesAnother();
    }

    /// Whether the other one cannot make it any better.
    private static boolean settles(Run run) {
        return switch (run.outcome()) {
            case Outcome.Whole _ -> true;
            case Outcome.Broken broken ->
                    broken.failure() == Failure.CANCELLED
                            || broken.failure() == Failure.CONTENT_FILTER;
        };
    }

    private void learn(Run usual, boolean overtaken) {
        if (usual.outcome() instanceof Outcome.Whole whole) {
            deployment.hedging().learn(whole.firstText());
        } else if (overtaken) {
            deployment.hedging().learn(usual.took());
        }
    }

    /// The next that is over; null after that time without any, and never without a time.
    private @Nullable Future<Run> next(CompletionService<Run> runs, @Nullable Duration patience) {
        try {
            return patience == null
                    ? runs.take()
                    : runs.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException cancel) {
            interrupted = true;
            stop();
            return next(runs, null);
        }
    }

    private static Run result(@Nullable Future<Run> over) {
        if (over == null || over.state() == Future.State.FAILED) {
            throw new IllegalStateException(over == null ? null : over.exceptionNow());
        }
        return over.resultNow();
    }

    private void stop() {
        first.cancel();
        second.cancel();
    }

    /// Hears that there is something to hear; what it is, the outcome says.
    private final class Ear implements AttemptListener {

        @Override
        public void onFirstText() {
            heard = true;
        }

        @Override
        public void onText(String text) {}
    }
}
