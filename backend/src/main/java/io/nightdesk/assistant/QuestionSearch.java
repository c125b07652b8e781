package io.nightdesk.assistant;

import io.nightdesk.knowledge.Knowledge;
import io.nightdesk.knowledge.SearchQuery;
import io.nightdesk.knowledge.SearchResult;
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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Searches the articles for a customer's question. Where there are none in its language, a model
/// translates it for the search, if one is configured: the local models have learnt English and
/// words of two languages hardly meet.
@Component
class QuestionSearch {

    private static final String PROMPT = "search/translate";
    private static final int ARTICLES = 6;
    private static final int MOST_TRANSLATION = 500;

    private final Knowledge knowledge;
    private final LanguageModels models;
    private final Prompts prompts;
    private final Sites sites;
    private final Clock clock;

    QuestionSearch(
            Knowledge knowledge, LanguageModels models, Prompts prompts, Sites sites, Clock clock) {
        this.knowledge = knowledge;
        this.models = models;
        this.prompts = prompts;
        this.sites = sites;
        this.clock = clock;
    }

    /// What was searched for and what was found.
    record Found(SearchQuery query, SearchResult result) {}

    /// @param means null when no model may be asked
    Found of(RunningTurn work, Question question, String locale, Spending.@Nullable Means means) {
        SearchQuery query =
                new SearchQuery(question.text(), question.earlierFromCustomer(), locale, ARTICLES);
        SearchResult result = knowledge.search(query);
        String other = result.otherLanguage();
        return other == null || means == null
                ? new Found(query, result)
                : translation(work, question, other, means)
                        .map(query::translated)
                        .map(translated -> new Found(translated, knowledge.search(translated)))
                        .orElseGet(() -> new Found(query, result));
    }

    /// Empty when no model answered.
    private Optional<String> translation(
            RunningTurn work, Question question, String language, Spending.Means means) {
        LivePrompt prompt = prompts.live(PROMPT, "");
        String system = prompt.render(PromptVariable.values(sites.theSite(), language, clock));
        CompletionRequest request =
                ModelAnswers.request(prompt, system, question, List.of(), work.cancel());
        return models.ladder(Profile.REWRITE, means.spender(), means.since())
                                .complete(request, (_, _) -> {})
                        instanceof Completion.Completed done
                ? Optional.of(shortened(done.text().strip()))
                : Optional.empty();
    }

    private static String shortened(String text) {
        return text.length() <= MOST_TRANSLATION ? text : text.substring(0, MOST_TRANSLATION);
    }
}
