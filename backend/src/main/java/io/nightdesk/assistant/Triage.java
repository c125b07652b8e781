package io.nightdesk.assistant;

import io.nightdesk.intent.Intent;
import io.nightdesk.llm.CancelHandle;
import io.nightdesk.llm.CompletionRequest;
import io.nightdesk.llm.JsonReply;
import io.nightdesk.llm.LanguageModels;
import io.nightdesk.llm.Profile;
import io.nightdesk.prompt.LivePrompt;
import io.nightdesk.prompt.PromptVariable;
import io.nightdesk.prompt.Prompts;
import io.nightdesk.site.Sites;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Asks a model what a message wants, beside the one that writes the answer, where an admin has
/// named models for it. If it is sure, and in time, that people should answer, it counts like the
/// rule for that in [HandoffRules]; whatever else it says or does changes nothing.
@Component
class Triage {

    static final String PROMPT = "classify/intent";

    /// Out of 100; less sure than this it has said nothing.
    private static final int SURE = 80;

    private static final JsonMapper JSON =
            JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private final HandoffRules rules;
    private final LanguageModels models;
    private final Prompts prompts;
    private final Sites sites;
    private final Clock clock;

    Triage(HandoffRules rules, LanguageModels models, Prompts prompts, Sites sites, Clock clock) {
        this.rules = rules;
        this.models = models;
        this.prompts = prompts;
        this.sites = sites;
        this.clock = clock;
    }

    private record Said(@Nullable String intent, @Nullable Integer confidence) {}

    /// Begins to ask; returns at once.
    ///
    /// @param means null when no model may be asked
    SecondOpinion<HandoffRules.Ruling> ask(
            Question question, String locale, Spending.@Nullable Means means) {
        if (means == null || !models.configured(Profile.CLASSIFY)) {
            return SecondOpinion.none();
        }
        LivePrompt prompt = prompts.live(PROMPT, "");
        String system = prompt.render(PromptVariable.values(sites.theSite(), locale, clock));
        CompletionRequest request =
                ModelAnswers.request(prompt, system, question, List.of(), new CancelHandle());
        return SecondOpinion.ask(
                        "triage",
                        models.ladder(Profile.CLASSIFY, means.spender(), means.since()),
                        request,
                        reply -> ruling(reply, question.text()))
                .inTime();
    }

    private Optional<HandoffRules.Ruling> ruling(String reply, String text) {
        return JsonReply.read(reply, Said.class, JSON)
                .flatMap(Triage::intent)
                .map(intent -> rules.ruling(intent, text));
    }

    /// One that hands over.
    private static Optional<Intent> intent(Said said) {
        Integer confidence = said.confidence();
        if (said.intent() == null || confidence == null || confidence < SURE) {
            return Optional.empty();
        }
        return switch (said.intent().strip()) {
            case "human_request" -> Optional.of(Intent.HUMAN_REQUEST);
            case "frustration" -> Optional.of(Intent.FRUSTRATED);
            case "sensitive" -> Optional.of(Intent.SENSITIVE);
            default -> Optional.empty();
        };
    }
}
