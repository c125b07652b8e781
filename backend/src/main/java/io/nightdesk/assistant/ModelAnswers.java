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
import java.util.Optional;
import org.springframework.stereotype.Component;

/// The rungs with a model: a grounded answer that cites what it was given, streamed as it grows.
@Component
class ModelAnswers {

    private static final String PROMPT = "answer/grounded";

    private final LanguageModels models;
    private final Prompts prompts;
    private final Sites sites;
    private final Conversations conversations;
    private final TurnStore turns;
    private final Clock clock;

    ModelAnswers(
            LanguageModels models,
            Prompts prompts,
            Sites sites,
            Conversations conversations,
            TurnStore turns,
            Clock clock) {
        this.models = models;
        this.prompts = prompts;
        this.sites = sites;
        this.conversations = conversations;
        this.turns = turns;
        this.clock = clock;
    }

    /// @return empty when no model gave an answer and the next rung is due
    Optional<Decision> answer(
            RunningTurn work,
            Summary conversation,
            Question question,
            SearchResult found,
            Explanation explanation) {
        LivePrompt prompt = prompts.live(PROMPT, conversation.locale());
        var draft = new DraftWriter(work, conversations, turns, found.passages().size());
        Completion outcome =
                models.ladder()
                        .complete(request(work, conversation, question, found, prompt), draft);
        explanation.asked(prompt, outcome, draft);
        if (work.isLost()) {
            return Optional.of(new Decision.Abandoned());
        }
        return switch (outcome) {
            case Completion.Completed completed ->
                    Optional.of(
                            completed(
                                    completed, draft, question, found, conversation, explanation));
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
                List<Citation> citations = citations(draft, found);
                yield Optional.of(new Decision.Stopped(draft.onScreen(), citations, "primary"));
            }
            case Completion.Unavailable _ -> Optional.empty();
        };
    }

    private static Decision completed(
            Completion.Completed completed,
            DraftWriter draft,
            Question question,
            SearchResult found,
            Summary conversation,
            Explanation explanation) {
        String text = draft.finish();
        if (text.contains(DraftWriter.NO_ANSWER)) {
            explanation.rule(Rule.MODEL_LACKS_KNOWLEDGE);
            return QuotedAnswers.unsure(question, found, conversation.locale(), "");
        }
        explanation.rule(Rule.MODEL_ANSWERED);
        return new Decision.Say(text, citations(draft, found), completed.by().rung().code(), "");
    }

    private static List<Citation> citations(DraftWriter draft, SearchResult found) {
        List<Integer> cited = draft.marks().cited();
        return java.util.stream.IntStream.range(0, cited.size())
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
            Summary conversation,
            Question question,
            SearchResult found,
            LivePrompt prompt) {
        String system =
                prompt.render(PromptVariable.values(sites.theSite(), conversation.locale(), clock));
        return new CompletionRequest(
                system,
                question.before().stream().map(ModelAnswers::said).toList(),
                question.text(),
                found.passages().stream().map(ModelAnswers::supplied).toList(),
                new CompletionRequest.Settings(
                        prompt.settings().temperature(), prompt.settings().maxOutputTokens()),
                work.cancel());
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
