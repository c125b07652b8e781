package io.nightdesk.llm;

import java.util.List;

/// One deployment after the other.
final class Ladder implements LanguageModel {

    private final List<Deployment> rungs;
    private final LlmProperties.Limits limits;
    private final Account account;
    private final PromptMessages layout = new PromptMessages();

    Ladder(List<Deployment> rungs, LlmProperties.Limits limits, Account account) {
        this.rungs = List.copyOf(rungs);
        this.limits = limits;
        this.account = account;
    }

    @Override
    public Completion complete(CompletionRequest request, TextListener listener) {
        if (rungs.isEmpty()) {
            return new Completion.Unavailable("", List.of());
        }
        return new Climb(request, layout.of(request), limits, account, listener).run(rungs);
    }
}
