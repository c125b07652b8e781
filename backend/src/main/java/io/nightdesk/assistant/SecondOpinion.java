package io.nightdesk.assistant;

import io.nightdesk.llm.Completion;
import io.nightdesk.llm.CompletionRequest;
import io.nightdesk.llm.LanguageModel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/// What a model says that is asked beside the one that writes the answer, as soon as it does. Safe
/// from any thread.
final class SecondOpinion<T> {

    /// For so long after it was asked an answer is held back for it.
    private static final Duration HOLDS_BACK = Duration.ofMillis(2500);

    private final CompletableFuture<Optional<T>> said;
    private final Runnable leaving;
    private final long askedAt = System.nanoTime();

    private SecondOpinion(CompletableFuture<Optional<T>> said, Runnable leaving) {
        this.said = said;
        this.leaving = leaving;
    }

    /// Of nobody.
    static <T> SecondOpinion<T> none() {
        return new SecondOpinion<>(CompletableFuture.completedFuture(Optional.empty()), () -> {});
    }

    /// Begins to ask; returns at once.
    ///
    /// @param thread its name
    /// @param read what a whole reply says; empty for nothing
    static <T> SecondOpinion<T> ask(
            String thread,
            LanguageModel model,
            CompletionRequest request,
            Function<String, Optional<T>> read) {
        var said = new CompletableFuture<Optional<T>>();
        Thread.ofVirtual()
                .name(thread)
                .start(() -> said.complete(said(model.complete(request, (_, _) -> {}), read)));
        return new SecondOpinion<>(said, request.cancel()::cancel);
    }

    private static <T> Optional<T> said(Completion completion, Function<String, Optional<T>> read) {
        return completion instanceof Completion.Completed done
                ? read.apply(done.text())
                : Optional.empty();
    }

    /// The same, but what comes when nothing is held back for it any more is not heard.
    SecondOpinion<T> inTime() {
        CompletableFuture<Optional<T>> _ =
                said.completeOnTimeout(
                        Optional.empty(), HOLDS_BACK.toMillis(), TimeUnit.MILLISECONDS);
        return this;
    }

    /// Whether nothing is held back for it any more: it has spoken, or has had its time.
    boolean isDue() {
        return said.isDone() || System.nanoTime() - askedAt > HOLDS_BACK.toNanos();
    }

    /// What it has said by now; empty when nothing.
    Optional<T> soFar() {
        return said.getNow(Optional.empty());
    }

    /// Names what is to be stopped once it says something.
    void whenSaid(Runnable stop) {
        CompletableFuture<Void> _ = said.thenAccept(it -> it.ifPresent(_ -> stop.run()));
    }

    /// Asks no longer.
    void leave() {
        leaving.run();
    }

    /// What was said, waiting for it for as long as an answer is held back, or until nobody waits
    /// for the answer; empty when nothing was. Asks no longer after that.
    Optional<T> end(CompletableFuture<?> unwanted) {
        long left = askedAt + HOLDS_BACK.toNanos() - System.nanoTime();
        try {
            CompletableFuture.anyOf(said, unwanted).get(Math.max(0, left), TimeUnit.NANOSECONDS);
            return soFar();
        } catch (TimeoutException | ExecutionException late) {
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            leave();
        }
    }
}
