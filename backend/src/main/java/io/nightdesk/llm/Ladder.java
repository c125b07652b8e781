package io.nightdesk.llm;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// One deployment after the other.
final class Ladder implements LanguageModel {

    private final List<Deployment> rungs;
    private final LlmProperties.Limits limits;
    private final long since;
    private final Account account;
    private final @Nullable BooleanSupplier affordsSecond;
    private final PromptMessages layout = new PromptMessages();

    /// @param since when the turn began to ask, by [System#nanoTime]
    /// @param affordsSecond see [Climb]
    Ladder(
            List<Deployment> rungs,
            LlmProperties.Limits limits,
            long since,
            Account account,
            @Nullable BooleanSupplier affordsSecond) {
        this.rungs = List.copyOf(rungs);
        this.limits = limits;
        this.since = since;
        this.account = account;
        this.affordsSecond = affordsSecond;
    }

    @Override
    public Completion complete(CompletionRequest request, TextListener listener) {
        if (rungs.isEmpty()) {
            return new Completion.Unavailable(List.of());
        }
        return new Climb(
                        request,
                        layout.of(request),
                        limits,
                        since,
                        account,
                        affordsSecond,
                        listener)
                .run(rungs);
    }
}
