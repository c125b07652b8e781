package io.nightdesk.llm;

import dev.langchain4j.data.message.ChatMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// One call on its way up the ladder. The same deployment is asked a second time only when that is
/// likely to help and the customer has seen nothing yet.
final class Climb {

    private static final Logger log = LoggerFactory.getLogger(Climb.class);

    /// Less than this is not worth another attempt.
    private static final Duration WORTH_TRYING = Duration.ofMillis(100);

    private final CompletionRequest request;
    private final List<ChatMessage> messages;
    private final LlmProperties.Limits limits;
    private final long since;
    private final Account account;
    private final TextListener listener;
    private final List<Attempt> attempts = new ArrayList<>();
    private final long startedAt = System.nanoTime();
    private @Nullable BooleanSupplier affordsSecond;
    private Rung rung = Rung.PRIMARY;
    /// What readers have on screen: an attempt replaces what one before it showed once it has as
    /// much to show.
    private String heard = "";
    private long heardUntil;

    /// @param messages the request as it is sent, whoever answers
    /// @param since when the turn began to ask, by [System#nanoTime]
    /// @param affordsSecond whether there is money to ask the same twice at a time, once in this
    ///     call; null if that is not to happen
    Climb(
            CompletionRequest request,
            List<ChatMessage> messages,
            LlmProperties.Limits limits,
            long since,
            Account account,
            @Nullable BooleanSupplier affordsSecond,
            TextListener listener) {
        this.request = request;
        this.messages = messages;
        this.limits = limits;
        this.since = since;
        this.account = account;
        this.affordsSecond = affordsSecond;
        this.listener = listener;
    }

    Completion run(List<Deployment> rungs) {
        for (Deployment deployment : rungs) {
            rung = deployment == rungs.getFirst() ? Rung.PRIMARY : Rung.SECONDARY;
            Completion completion = ask(deployment);
            if (completion != null) {
                return completion;
            }
        }
        return new Completion.Unavailable(attempts);
    }

    /// @return null to go on with the next rung
    private @Nullable Completion ask(Deployment deployment) {
        int before = attempts.size();
        while (true) {
            if (isCancelled()) {
                return new Completion.Cancelled(attempts);
            }
            if (patience().firstText().compareTo(WORTH_TRYING) < 0) {
                return null;
            }
            Run run = attempt(deployment);
            switch (run.outcome()) {
                case Outcome.Whole whole -> {
                    return completed(deployment, whole, run.before());
                }
                case Outcome.Broken broken -> {
                    Completion end = end(deployment, broken);
                    boolean again = attempts.size() - before > 1;
                    Duration pause = again || !heard.isEmpty() ? null : Retry.pause(broken);
                    if (end != null || pause == null || pause.compareTo(left()) > 0) {
                        return end;
                    }
                    rest(pause);
                }
            }
        }
    }

    private Run attempt(Deployment deployment) {
        BooleanSupplier affords = affordsSecond;
        return affords == null ? single(deployment) : raced(deployment, affords);
    }

    private Run single(Deployment deployment) {
        Answered by = answered(deployment, attempts.size() + 1);
        Duration before = sinceStart();
        StringBuilder shown = new StringBuilder();
        // What stands unless there is an outcome: the listener has had enough.
        Run run = new Run(before, new Outcome.Broken("", Failure.CANCELLED, "left"), Duration.ZERO);
        try {
            run =
                    ask(
                            deployment,
                            request.cancel(),
                            text -> {
                                shown.append(text);
                                listener.onText(by, text);
                            });
        } finally {
            charge(deployment, run.outcome(), shown.toString(), sinceStart().minus(before));
        }
        remember(deployment, run);
        hear(run);
        return run;
    }

    /// Asks for what is short, so that nobody misses its text before it is whole.
    private Run raced(Deployment deployment, BooleanSupplier affords) {
        List<Run> runs =
                new Race(deployment, affords, (cancel, hears) -> ask(deployment, cancel, hears))
                        .run(request.cancel());
        for (Run run : runs) {
            charge(deployment, run.outcome(), run.outcome().text(), run.took());
            remember(deployment, run);
        }
        if (runs.size() > 1) {
            affordsSecond = null;
        }
        Run counts = runs.getLast();
        hear(counts);
        if (!counts.outcome().text().isEmpty()) {
            listener.onText(answered(deployment, attempts.size()), counts.outcome().text());
        }
        return counts;
    }

    private Run ask(Deployment deployment, CancelHandle cancel, AttemptListener hears) {
        Duration before = sinceStart();
        Outcome outcome = deployment.ask(messages, request.settings(), patience(), cancel, hears);
        return new Run(before, outcome, sinceStart().minus(before));
    }

    private void charge(Deployment deployment, Outcome outcome, String shown, Duration took) {
        account.charge(deployment.settings(), messages, outcome, shown, took);
    }

    private void remember(Deployment deployment, Run run) {
        Attempt attempt = attempt(deployment, run.outcome(), run.took());
        attempts.add(attempt);
        note(deployment, attempt);
    }

    private void hear(Run run) {
        String text = run.outcome().text();
        if (!text.isEmpty() && text.length() >= heard.length()) {
            heard = text;
            heardUntil = System.nanoTime();
        }
    }

    private Attempt attempt(Deployment deployment, Outcome outcome, Duration took) {
        Outcome.Broken broken = outcome instanceof Outcome.Broken it ? it : null;
        return new Attempt(
                attempts.size() + 1,
                rung,
                deployment.settings().provider().code(),
                deployment.settings().model(),
                broken == null ? null : broken.failure(),
                broken == null ? null : broken.status(),
                broken == null ? null : broken.detail(),
                took);
    }

    private Completion completed(Deployment deployment, Outcome.Whole whole, Duration before) {
        return new Completion.Completed(
                whole.text(),
                whole.cutOff(),
                whole.usage(),
                answered(deployment, attempts.size()),
                new Timings(
                        before.plus(whole.firstByte()),
                        before.plus(whole.firstText()),
                        sinceStart()),
                attempts);
    }

    /// What ends the whole call, null for what only ends an attempt.
    private @Nullable Completion end(Deployment deployment, Outcome.Broken broken) {
        return switch (broken.failure()) {
            case CANCELLED -> new Completion.Cancelled(attempts);
            case CONTENT_FILTER ->
                    new Completion.Refused(answered(deployment, attempts.size()), attempts);
            default -> null;
        };
    }

    private Answered answered(Deployment deployment, int attempt) {
        return new Answered(
                rung,
                deployment.settings().provider().code(),
                deployment.settings().model(),
                attempt);
    }

    private void rest(Duration pause) {
        CountDownLatch cancelled = new CountDownLatch(1);
        request.cancel().whenCancelled(cancelled::countDown);
        try {
            boolean _ = cancelled.await(pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            request.cancel().whenCancelled(null);
        }
    }

    private boolean isCancelled() {
        return request.cancel().isCancelled() || Thread.currentThread().isInterrupted();
    }

    private Duration sinceStart() {
        return Duration.ofNanos(System.nanoTime() - startedAt);
    }

    private Duration left() {
        return limits.turn().minusNanos(System.nanoTime() - since);
    }

    /// Of the next attempt. Half an answer that has stood on screen for long is better left there:
    /// whoever begins anew must have begun to speak by then.
    private Patience patience() {
        Duration whole = min(limits.attempt(), left());
        return heard.isEmpty()
                ? Patience.of(whole)
                : new Patience(
                        whole,
                        min(
                                whole,
                                limits.interrupted().minusNanos(System.nanoTime() - heardUntil)));
    }

    private static void note(Deployment deployment, Attempt attempt) {
        Failure failure = attempt.failure();
        if (failure == null || failure == Failure.CANCELLED) {
            return;
        }
        log.atLevel(isKnown(failure) ? Level.DEBUG : Level.WARN)
                .addKeyValue("deployment", deployment.settings().name())
                .addKeyValue("attempt", attempt.number())
                .addKeyValue("failure", failure.code())
                .addKeyValue("ms", attempt.took().toMillis())
                .log("language model failed: {}", attempt.detail());
    }

    /// Whether it was logged when it began.
    private static boolean isKnown(Failure failure) {
        return switch (failure) {
            case BREAKER_OPEN, FULL, UNAUTHORIZED, NOT_FOUND -> true;
            default -> false;
        };
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
