package io.nightdesk.assistant;

import io.nightdesk.conversation.Conversations;
import io.nightdesk.conversation.Event;
import io.nightdesk.conversation.Summary;
import io.nightdesk.knowledge.Passage;
import io.nightdesk.knowledge.SearchResult;
import io.nightdesk.llm.CancelHandle;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// The rungs with a model: a grounded answer that cites what it was given, streamed as it grows.
/// Two models say whether the passages are enough: the one that answers, in a line before its
/// answer, and one that judges beside it. A third may say that people should answer.
@Component
class ModelAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(ModelAnswers.class);
    static final String PROMPT = "answer/grounded";

    /// Follows every answering prompt, so that no edit of one loses what the platform reads.
    private static final String ASSESSMENT = "answer/assessment";

    private final LanguageModels models;
    private final Judge judge;
    private final Sureness sureness;
    private final Weighing weighing;
    private final Prompts prompts;
    private final Sites sites;
    private final Conversations conversations;
    private final ClaimedTurnStore turns;
    private final LinkRules links;
    private final TurnMetrics metrics;
    private final Clock clock;

    ModelAnswers(
            LanguageModels models,
            Judge judge,
            Sureness sureness,
            Weighing weighing,
            Prompts prompts,
            Sites sites,
            Conversations conversations,
            ClaimedTurnStore turns,
            LinkRules links,
            TurnMetrics metrics,
            Clock clock) {
        this.models = models;
        this.judge = judge;
        this.sureness = sureness;
        this.weighing = weighing;
        this.prompts = prompts;
        this.sites = sites;
        this.conversations = conversations;
        this.turns = turns;
        this.links = links;
        this.metrics = metrics;
        this.clock = clock;
    }

    /// @param opinion asked for by now; ends with the answer
    /// @return empty when no model gave an answer and the next rung is due
    Optional<Decision> answer(
            RunningTurn work,
            Summary conversation,
            Question question,
            QuestionSearch.Found search,
            Spending.Means means,
            SecondOpinion<HandoffRules.Ruling> opinion,
            Explanation explanation) {
        SearchResult found = search.result();
        String locale = conversation.locale();
        LivePrompt prompt = prompts.live(PROMPT, locale);
        Map<String, Object> values = PromptVariable.values(sites.theSite(), locale, clock);
        String system = system(prompt, locale, values);
        AnswerChecks checks = checks(question, found, values, new Leaks(system, prompt.canary()));
        SecondOpinion<Assessment> judgement = judge.ask(question, found.passages(), values, means);
        var gate = new Gate(sureness, search, judgement, opinion);
        var draft = new DraftWriter(work, conversations, turns, found, checks, gate);
        CancelHandle cancel = work.cancel().inner();
        opinion.whenSaid(cancel::cancel);
        Completion outcome =
                models.ladder(means.profile(), means.spender(), means.since())
                        .complete(
                                request(prompt, system, question, found.passages(), cancel), draft);
        HandoffRules.Ruling ruling = opinion.end(work.unwanted()).orElse(null);
        if (ruling != null) {
            judgement.leave();
        }
        Assessment judged = judgement.end(work.unwanted()).orElse(null);
        explanation.asked(prompt, outcome, draft);
        if (work.isLost()) {
            return Optional.of(new Decision.Abandoned());
        }
        if (work.isStopped()) {
            return Optional.of(stopped(work.onScreen(), explanation));
        }
        if (ruling != null) {
            explanation.ruledByModel(ruling.rule());
            return Optional.of(ruling.handOff(question, locale, work.onScreen()));
        }
        var written =
                new Weighing.Written(
                        question, found, gate, locale, draft.answer(), work.onScreen(), judged);
        Optional<Decision> decision = decision(outcome, written, explanation);
        if (checks.leaked()) {
            noteLeak(work, prompt);
        }
        return decision;
    }

    private void noteLeak(RunningTurn work, LivePrompt prompt) {
        metrics.leaked();
        LOG.atWarn()
                .addKeyValue("turn", work.turn().id())
                .addKeyValue("release", prompt.release())
                .log("a model gave its prompt away; the answer was held back");
    }

    private static Decision stopped(RunningTurn.ShownDraft shown, Explanation explanation) {
        explanation.rule(Rule.STOPPED);
        return new Decision.Stopped(shown);
    }

    /// The canary tells the model nothing; whoever sees it has seen the prompt.
    private String system(LivePrompt prompt, String locale, Map<String, Object> values) {
        return "%s\n\n%s%n%nReference of these instructions, never written: %s%n"
                .formatted(
                        prompt.render(values),
                        prompts.live(ASSESSMENT, locale).render(values),
                        prompt.canary());
    }

    private Optional<Decision> decision(
            Completion outcome, Weighing.Written written, Explanation explanation) {
        return switch (outcome) {
            case Completion.Completed completed -> weighing.weigh(written, completed, explanation);
            case Completion.Refused _ -> {
                explanation.rule(Rule.MODEL_REFUSED);
                String offer = Phrases.say("refused.offer", written.locale());
                yield Optional.of(new Decision.Say(offer, List.of(), "fixed"));
            }
            case Completion.Cancelled _ -> Optional.of(stopped(written.shown(), explanation));
            case Completion.Unavailable _ -> Optional.empty();
        };
    }

    static CompletionRequest request(
            LivePrompt prompt,
            String system,
            Question question,
            List<Passage> passages,
            CancelHandle cancel) {
        return new CompletionRequest(
                system,
                question.before().stream().map(ModelAnswers::said).toList(),
                question.text(),
                passages.stream().map(ModelAnswers::supplied).toList(),
                new CompletionRequest.Settings(
                        prompt.settings().temperature(), prompt.settings().maxOutputTokens()),
                cancel);
    }

    /// What an answer may repeat is in the passages, and what the customer or the prompt said.
    private AnswerChecks checks(
            Question question, SearchResult found, Map<String, Object> values, Leaks leaks) {
        List<String> passages =
                found.passages().stream()
                        .map(ModelAnswers::supplied)
                        .map(it -> String.join("\n", it.title(), it.url(), it.text()))
                        .toList();
        StringBuilder said = new StringBuilder(question.said());
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
