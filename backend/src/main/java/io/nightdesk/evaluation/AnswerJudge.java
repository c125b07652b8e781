package io.nightdesk.evaluation;

import io.nightdesk.llm.CancelHandle;
import io.nightdesk.llm.Completion;
import io.nightdesk.llm.CompletionRequest;
import io.nightdesk.llm.LanguageModels;
import io.nightdesk.llm.Profile;
import io.nightdesk.prompt.LivePrompt;
import io.nightdesk.prompt.PromptVariable;
import io.nightdesk.prompt.Prompts;
import io.nightdesk.site.Sites;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// Asks a model what an answer is worth that was given. Only to measure: what decides whether a
/// customer gets an answer is another judge, which never sees it. Safe from any thread.
final class AnswerJudge {

    private static final String PROMPT = "judge/answer";

    private final LanguageModels models;
    private final Prompts prompts;
    private final Sites sites;
    private final Clock clock;

    AnswerJudge(LanguageModels models, Prompts prompts, Sites sites, Clock clock) {
        this.models = models;
        this.prompts = prompts;
        this.sites = sites;
        this.clock = clock;
    }

    /// The one that a product's own models make; empty if it has none.
    static Optional<AnswerJudge> of(Trial trial) {
        LanguageModels models = trial.bean(LanguageModels.class);
        return models.configured()
                ? Optional.of(
                        new AnswerJudge(
                                models,
                                trial.bean(Prompts.class),
                                trial.bean(Sites.class),
                                trial.bean(Clock.class)))
                : Optional.empty();
    }

    /// Empty if no model said anything that is a verdict.
    Optional<AnswerVerdict> judge(GivenAnswer answer) {
        LivePrompt prompt = prompts.live(PROMPT, "");
        CompletionRequest request =
                new CompletionRequest(
                        prompt.render(PromptVariable.values(sites.theSite(), "en", clock)),
                        List.of(),
                        answer.told(),
                        answer.cited(),
                        new CompletionRequest.Settings(
                                prompt.settings().temperature(),
                                prompt.settings().maxOutputTokens()),
                        new CancelHandle());
        return models.ladder(Profile.JUDGE).complete(request, (_, _) -> {})
                        instanceof Completion.Completed done
                ? AnswerVerdict.read(done.text())
                : Optional.empty();
    }
}
