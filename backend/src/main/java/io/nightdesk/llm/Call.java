package io.nightdesk.llm;

import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One attempt, seen from the thread that waits for it.
final class Call {

    /// The stream ends itself at its limit; this is for the day it does not.
    private static final Duration GRACE = Duration.ofSeconds(2);

    /// An answer with more characters, and more than ten for each token that was asked for, does
    /// not end.
    private static final int ENDLESS = 8_000;

    private final Exchange exchange;
    private final AttemptListener listener;
    private final HoldBack holdBack = new HoldBack();
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder shown = new StringBuilder();
    private @Nullable Duration firstByte;
    private @Nullable Duration firstThought;
    private @Nullable Duration firstText;
    private TokenCounts counts = TokenCounts.NONE;

    Call(Patience patience, AttemptListener listener) {
        this.exchange = new Exchange(patience);
        this.listener = listener;
    }

    /// Runs it to its end.
    ///
    /// @throws RuntimeException what the listener throws; the connection is closed by then
    Outcome run(StreamingChatModel model, ChatRequest request, CancelHandle cancel) {
        cancel.whenCancelled(exchange::stop);
        try {
            ScopedValue.where(Exchange.CURRENT, exchange)
                    .run(() -> model.chat(request, new Relay(exchange)));
            return listen(request);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return broken(Failure.CANCELLED, "interrupted");
        } finally {
            cancel.whenCancelled(null);
            exchange.stop();
        }
    }

    /// Until it began to speak, or to think aloud, which may rightly take longer; null while it has
    /// done neither.
    @Nullable Duration firstSign() {
        return firstThought == null ? firstText : firstThought;
    }

    private Outcome listen(ChatRequest request) throws InterruptedException {
        while (true) {
            Duration left = exchange.patience().whole().plus(GRACE).minus(exchange.sinceStart());
            switch (exchange.next(left)) {
                case null -> {
                    return broken(Failure.INTERNAL, "no end was reported");
                }
                case Signal.Opened() -> firstByte = exchange.sinceStart();
                case Signal.Thinking() ->
                        firstThought = firstText == null ? exchange.sinceStart() : firstText;
                case Signal.Text(String more) -> {
                    hear(more);
                    if (text.length() > mostCharacters(request)) {
                        return broken(Failure.MALFORMED, "an answer without end");
                    }
                }
                case Signal.Counted(TokenCounts more) -> counts = counts.then(more);
                case Signal.Whole(ChatResponse response) -> {
                    return whole(request, response);
                }
                case Signal.Broken(Throwable cause) -> {
                    return Outcome.Broken.because(shown.toString(), counts, cause);
                }
                case Signal.Ended() -> {
                    return broken(Failure.CUT_OFF, "the adapter reported no end");
                }
            }
        }
    }

    private static int mostCharacters(ChatRequest request) {
        Integer tokens = request.maxOutputTokens();
        return Math.max(ENDLESS, tokens == null ? 0 : 10 * tokens);
    }

    private void hear(String more) {
        if (firstText == null) {
            firstText = exchange.sinceStart();
            listener.onFirstText();
        }
        text.append(more);
        show(holdBack.accept(more, System.nanoTime()));
    }

    private void show(@Nullable String released) {
        if (released != null) {
            shown.append(released);
            listener.onText(released);
        }
    }

    private Outcome whole(ChatRequest request, ChatResponse response) {
        FinishReason reason = response.finishReason();
        return switch (reason) {
            case null -> broken(Failure.CUT_OFF, "no reason of finishing was given");
            case CONTENT_FILTER -> broken(Failure.CONTENT_FILTER, "refused by the content filter");
            case TOOL_EXECUTION -> broken(Failure.TOOL_CALL, "finished in order to call a tool");
            case OTHER -> broken(Failure.CUT_OFF, "finished for an unexpected reason");
            case STOP, LENGTH -> finished(request, reason == FinishReason.LENGTH);
        };
    }

    private Outcome finished(ChatRequest request, boolean cutOff) {
        if (text.toString().isBlank()) {
            return broken(
                    Failure.EMPTY,
                    cutOff
                            ? "reached the limit of output tokens before any text"
                            : "a finished answer without text");
        }
        show(holdBack.finish());
        Duration now = exchange.sinceStart();
        return new Outcome.Whole(
                shown.toString(),
                cutOff,
                counts.usage(request.messages(), text.toString()),
                firstByte == null ? now : firstByte,
                firstText == null ? now : firstText);
    }

    private Outcome broken(Failure failure, String detail) {
        return new Outcome.Broken(shown.toString(), failure, null, null, detail, counts);
    }
}
