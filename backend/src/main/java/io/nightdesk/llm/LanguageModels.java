package io.nightdesk.llm;

import java.util.List;

/// The configured language models.
public final class LanguageModels {

    private final LanguageModel ladder = (_, _) -> new Completion.Unavailable("", List.of());

    LanguageModels() {}

    /// Whether there is any; without one the assistant answers by quoting articles.
    public boolean configured() {
        return false;
    }

    /// Primary, then secondary. With neither configured every call is at once
    /// [Completion.Unavailable].
    public LanguageModel ladder() {
        return ladder;
    }

    /// One entry per configured deployment, primary first.
    public List<DeploymentStatus> status() {
        return List.of();
    }
}
