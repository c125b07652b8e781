package io.nightdesk.llm;

import java.util.List;

/// Primary, then secondary.
final class Ladder implements LanguageModel {

    private final List<Deployment> rungs;
    private final LlmProperties.Limits limits;
    private final PromptMessages layout = new PromptMessages();

    Ladder(List<Deployment> rungs, LlmProperties.Limits limits) {
        this.rungs = List.copyOf(rungs);
        this.limits = limits;
    }

    @Override
    public Completion complete(CompletionRequest request, TextListener listener) {
        if (rungs.isEmpty()) {
            return new Completion.Unavailable("", List.of());
        }
        return new Climb(request, layout.of(request), limits, listener).run(rungs);
    }
}
