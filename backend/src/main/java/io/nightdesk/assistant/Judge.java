package io.nightdesk.assistant;

import io.nightdesk.knowledge.Passage;
import io.nightdesk.llm.CancelHandle;
import io.nightdesk.llm.CompletionRequest;
import io.nightdesk.llm.LanguageModels;
import io.nightdesk.llm.Profile;
import io.nightdesk.prompt.LivePrompt;
import io.nightdesk.prompt.Prompts;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Asks a model whether passages answer a question, beside the one that writes the answer and
/// without showing it that answer.
@Component
class Judge {

    static final String PROMPT = "judge/sufficiency";

    private final LanguageModels models;
    private final Prompts prompts;
    private final AssistantProperties properties;

    Judge(LanguageModels models, Prompts prompts, AssistantProperties properties) {
        this.models = models;
        this.prompts = prompts;
        this.properties = properties;
    }

    /// Begins to ask; returns at once.
    SecondOpinion<Assessment> ask(
            Question question,
            List<Passage> passages,
            Map<String, Object> values,
            Spending.Means means) {
        if (!properties.judge() || passages.isEmpty()) {
            return SecondOpinion.none();
        }
        LivePrompt prompt = prompts.live(PROMPT, "");
        CompletionRequest request =
                ModelAnswers.request(
                        prompt, prompt.render(values), question, passages, new CancelHandle());
        return SecondOpinion.ask(
                "judge",
                models.ladder(Profile.JUDGE, means.spender(), means.since()),
                request,
                Assessment::read);
    }
}
