package io.nightdesk.knowledge;

import io.nightdesk.llm.Budget;
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
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/// Has a language model write what customers would ask about a text.
@Component
class QuestionWriter {

    private static final String PROMPT = "search/questions";
    private static final int FEWEST = 3;
    private static final int MOST = 5;
    private static final Pattern LIST_MARK = Pattern.compile("^([-*•]|\\d{1,2}[.)])\\s+");

    /// A line that is anything but a question says that the model did something else.
    private static final Pattern QUESTION =
            Pattern.compile("[^\\p{Cntrl}<>{}\\[\\]|]{5,200}[?？؟;]");

    private final LanguageModels models;
    private final Budget budget;
    private final Prompts prompts;
    private final Sites sites;
    private final Clock clock;

    QuestionWriter(
            LanguageModels models, Budget budget, Prompts prompts, Sites sites, Clock clock) {
        this.models = models;
        this.budget = budget;
        this.prompts = prompts;
        this.sites = sites;
        this.clock = clock;
    }

    /// Whether there is anybody to ask, and money to spare that no customer's question needs.
    boolean ready() {
        return models.configured() && budget.today().state() == Budget.State.ENOUGH;
    }

    /// Names the instructions: with others the same text is worth asking about again.
    String version() {
        return prompt().sha256();
    }

    /// Three to five questions; none if the model wrote anything else. Empty if it could not be
    /// asked.
    Optional<List<String>> write(String text, String locale) {
        LivePrompt prompt = prompt();
        CompletionRequest request =
                new CompletionRequest(
                        prompt.render(PromptVariable.values(sites.theSite(), locale, clock)),
                        List.of(),
                        text,
                        List.of(),
                        new CompletionRequest.Settings(
                                prompt.settings().temperature(),
                                prompt.settings().maxOutputTokens()),
                        new CancelHandle());
        return switch (models.ladder(Profile.REWRITE).complete(request, (_, _) -> {})) {
            case Completion.Completed done ->
                    Optional.of(done.cutOff() ? List.of() : questions(done.text()));
            case Completion.Refused _ -> Optional.of(List.of());
            case Completion.Cancelled _, Completion.Unavailable _ -> Optional.empty();
        };
    }

    private LivePrompt prompt() {
        return prompts.live(PROMPT, "");
    }

    private static List<String> questions(String text) {
        List<String> lines =
                text.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .map(line -> LIST_MARK.matcher(line).replaceFirst(""))
                        .distinct()
                        .toList();
        boolean asTold =
                lines.size() >= FEWEST
                        && lines.size() <= MOST
                        && lines.stream().allMatch(line -> QUESTION.matcher(line).matches());
        return asTold ? lines : List.of();
    }
}
