package io.nightdesk.assistant;

import io.nightdesk.conversation.Citation;
import io.nightdesk.conversation.Conversations;
import io.nightdesk.conversation.Event;
import io.nightdesk.conversation.HandoffReason;
import io.nightdesk.conversation.Summary;
import io.nightdesk.knowledge.Passage;
import io.nightdesk.knowledge.SearchResult;
import io.nightdesk.llm.Completion;
import io.nightdesk.llm.CompletionRequest;
import io.nightdesk.llm.LanguageModels;
import io.nightdesk.llm.SuppliedPassage;
import io.nightdesk.prompt.LivePrompt;
import io.nightdesk.prompt.PromptVariable;
import io.nightdesk.prompt.Prompts;
import io.nightdesk.site.Sites;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// The rungs with a model: a grounded answer that cites what it was given, streamed as it grows.
@Component
class ModelAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(ModelAnswers.class);
    private static final String PROMPT = "answer/grounded";

    private final LanguageModels models;
    private final Prompts prompts;
    private final Sites sites;
    private final Conversations conversations;
    private final TurnStore turns;
    private final LinkRules links;
    private final TurnMetrics metrics;
    private final Clock clock;

    ModelAnswers(
            LanguageModels models,
            Prompts prompts,
            Sites sites,
            Conversations conversations,
            TurnStore turns,
            LinkRules links,
            TurnMetrics metrics,
            Clock clock) {
        this.models = models;
        this.prompts = prompts;
        this.sites = sites;
        this.conversations = conversations;
        this.turns = turns;
        this.links = links;
        this.metrics = metrics;
        this.clock = clock;
    }

    /// @return empty when no model gave an answer and the next rung is due
    Optional<Decision> answer(
            RunningTurn work,
            Summary conversation,
            Question question,
            SearchResult found,
            Spending.Means means,
            Explanation explanation) {
        LivePrompt prompt = prompts.live(PROMPT, conversation.locale());
        Map<String, Object> values =
                PromptVariable.values(sites.theSite(), conversation.locale(), clock);
        String system = withCanary(prompt.render(values), prompt.canary());
        AnswerChecks checks = checks(question, found, values, new Leaks(system, prompt.canary()));
        var draft = new DraftWriter(work, conversations, turns, found.passages().size(), checks);
        Completion outcome =
                models.ladder(means.profile(), means.spender())
                        .complete(request(work, question, found, prompt, system), draft);
        explanation.asked(prompt, outcome, draft);
        if (work.isLost()) {
            return Optional.of(new Decision.Abandoned());
        }
        Optional<Decision> decision =
                decision(outcome, draft, question, found, conversation, explanation);
        if (checks.leaked()) {
            metrics.leaked();
            LOG.atWarn()
                    .addKeyValue("turn", work.turn().id())
                    .addKeyValue("release", prompt.release())
                    .log("a model gave its prompt away; the answer was held back");
        }
        return decision;
    }

    /// Tells the model nothing; whoever sees it has seen the prompt.
    private static String withCanary(String prompt, String canary) {
        return "%s%n%nReference of these instructions, never written: %s%n"
                .formatted(prompt, canary);
    }

    private static Optional<Decision> decision(
            Completion outcome,
            DraftWriter draft,
            Question question,
            SearchResult found,
            Summary conversation,
            Explanation explanation) {
        return switch (outcome) {
            case Completion.Completed completed ->
                    completed(completed, draft, question, found, conversation, explanation);
            case Completion.Refused _ -> {
                explanation.rule(Rule.MODEL_REFUSED);
                yield Optional.of(
                        Answering.handOff(
                                "refused.handoff",
                                HandoffReason.POLICY,
                                question,
                                conversation.locale()));
            }
            case Completion.Cancelled _ -> {
                explanation.rule(Rule.STOPPED);
                List<Citation> citations = citations(draft, found, draft.onScreen());
                yield Optional.of(new Decision.Stopped(draft.onScreen(), citations, "primary"));
            }
            case Completion.Unavailable _ -> Optional.empty();
        };
    }

    /// Empty when nothing is left of the answer, so that the next rung is due.
    private static Optional<Decision> completed(
            Completion.Completed completed,
            DraftWriter draft,
            Question question,
            SearchResult found,
            Summary conversation,
            Explanation explanation) {
        String text = draft.finish();
        if (text.contains(DraftWriter.NO_ANSWER)) {
            explanation.rule(Rule.MODEL_LACKS_KNOWLEDGE);
            return Optional.of(QuotedAnswers.unsure(question, found, conversation.locale(), ""));
        }
        if (text.isEmpty()) {
            return Optional.empty();
        }
        explanation.rule(Rule.MODEL_ANSWERED);
        return Optional.of(
                new Decision.Say(
                        text, citations(draft, found, text), completed.by().rung().code(), ""));
    }

    /// Of the marks in the text: one in a sentence that was left out names nothing.
    private static List<Citation> citations(DraftWriter draft, SearchResult found, String text) {
        List<Integer> cited = draft.marks().cited();
        return IntStream.range(0, cited.size())
                .filter(i -> text.contains("[" + (i + 1) + "]"))
                .mapToObj(i -> citation(i + 1, found.passages().get(cited.get(i) - 1)))
                .toList();
    }

    private static Citation citation(int number, Passage passage) {
        return Answering.citation(
                number,
                passage.articleId(),
                passage.title(),
                passage.url(),
                passage.chunk(),
                passage.section(),
                passage.updated().toString());
    }

    private CompletionRequest request(
            RunningTurn work,
            Question question,
            SearchResult found,
            LivePrompt prompt,
            String system) {
        return new CompletionRequest(
                system,
                question.before().stream().map(ModelAnswers::said).toList(),
                question.text(),
                found.passages().stream().map(ModelAnswers::supplied).toList(),
                new CompletionRequest.Settings(
                        prompt.settings().temperature(), prompt.settings().maxOutputTokens()),
                work.cancel());
    }

    /// What an answer may repeat is in the passages, and what the customer or the prompt said.
    private AnswerChecks checks(
            Question question, SearchResult found, Map<String, Object> values, Leaks leaks) {
        List<String> passages =
                found.passages().stream()
                        .map(ModelAnswers::supplied)
                        .map(it -> String.join("\n", it.title(), it.url(), it.text()))
                        .toList();
        StringBuilder said = new StringBuilder(question.text());
        question.before().forEach(message -> said.append('\n').append(message.text()));
        values.values().forEach(value -> said.append('\n').append(value));
        return new AnswerChecks(
                new Grounding(passages, said.toString()),
                leaks,
                links.of(found),
                question.text(),
                String.join("\n", passages));
    }

    private static SuppliedPassage supplied(Passage passage) {
        String heading = passage.heading().isEmpty() ? "" : passage.heading() + "\n";
        return new SuppliedPassage(
                passage.title(),
                passage.url(),
                passage.updated().toString(),
                heading + passage.text());
    }

    static CompletionRequest.Said said(Event.Message message) {
        CompletionRequest.Speaker by =
                switch (message.author().kind()) {
                    case VISITOR -> CompletionRequest.Speaker.CUSTOMER;
                    case AGENT -> CompletionRequest.Speaker.AGENT;
                    case ASSISTANT, SYSTEM -> CompletionRequest.Speaker.ASSISTANT;
                };
        return new CompletionRequest.Said(by, message.text());
    }
}
