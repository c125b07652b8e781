package io.nightdesk.assistant;

import io.nightdesk.conversation.Author;
import io.nightdesk.conversation.Citation;
import io.nightdesk.conversation.Conversations;
import io.nightdesk.conversation.Draft;
import io.nightdesk.conversation.Event;
import io.nightdesk.conversation.HandoffReason;
import io.nightdesk.conversation.Summary;
import io.nightdesk.conversation.Transcripts;
import io.nightdesk.escalation.RuleMatches;
import io.nightdesk.knowledge.CannedAnswers;
import io.nightdesk.knowledge.Passage;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Works out what to say to a turn, from hard rules down the ladder: what only people may answer,
/// small talk, a canned answer, the same answer again, a model, a quotation, a person. Reads and
/// calls models; opens no transaction and commits nothing.
@Component
class Answering {

    private final Transcripts transcripts;
    private final Conversations conversations;
    private final QuestionSearch search;
    private final CannedAnswers cannedAnswers;
    private final HandoffRules rules;
    private final OwnRules ownRules;
    private final AnswerCache cache;
    private final Spending spending;
    private final Triage triage;
    private final InjectionMetrics injections;
    private final ModelAnswers modelAnswers;
    private final QuotedAnswers quotedAnswers;

    Answering(
            Transcripts transcripts,
            Conversations conversations,
            QuestionSearch search,
            CannedAnswers cannedAnswers,
            HandoffRules rules,
            OwnRules ownRules,
            AnswerCache cache,
            Spending spending,
            Triage triage,
            InjectionMetrics injections,
            ModelAnswers modelAnswers,
            QuotedAnswers quotedAnswers) {
        this.transcripts = transcripts;
        this.conversations = conversations;
        this.search = search;
        this.cannedAnswers = cannedAnswers;
        this.rules = rules;
        this.ownRules = ownRules;
        this.cache = cache;
        this.spending = spending;
        this.triage = triage;
        this.injections = injections;
        this.modelAnswers = modelAnswers;
        this.quotedAnswers = quotedAnswers;
    }

    Decision decide(RunningTurn work, Summary conversation, Explanation explanation) {
        ClaimedTurn turn = work.turn();
        List<Event.Message> transcript =
                transcripts.latestMessages(turn.conversation(), Question.TRANSCRIPT);
        Question question = Question.of(transcript, turn.throughSeq());
        String locale = conversation.locale();
        if (question.text().isBlank()) {
            return new Decision.Abandoned();
        }
        var ruling = rules.of(question, transcripts.tenure(turn.conversation()));
        if (ruling.isPresent()) {
            explanation.rule(ruling.get().rule());
            return ruling.get().handOff(question, locale, work.onScreen());
        }
        RuleMatches own = ownRules.of(question, conversation);
        var handedOver = ownRules.decide(own, work, question, locale, explanation);
        if (handedOver.isPresent()) {
            return handedOver.get();
        }
        var smallTalk = SmallTalk.reply(question.text());
        if (smallTalk.isPresent()) {
            explanation.rule(Rule.SMALL_TALK);
            String text = Phrases.say(smallTalk.get(), locale);
            return new Decision.Say(text, List.of(), "fixed", work.onScreen());
        }
        Searched known =
                ownRules.waitForSearch(own, question)
                        ? searched(work, conversation, question)
                        : null;
        if (known != null) {
            var onTopic = ownRules.onTopic(own, work, question, locale, known.found(), explanation);
            if (onTopic.isPresent()) {
                return onTopic.get();
            }
        }
        var canned = cannedAnswers.to(question.text(), locale);
        if (canned.isPresent()) {
            explanation.rule(Rule.CANNED_ANSWER);
            String text = canned.get().body();
            return new Decision.Say(text, List.of(), "canned", work.onScreen());
        }
        return cache.answer(
                turn,
                conversation,
                question,
                explanation,
                () -> rungs(work, conversation, question, known, explanation));
    }

    /// What was found, and who may be asked to answer from it.
    ///
    /// @param means null when no model may be asked
    private record Searched(Spending.@Nullable Means means, QuestionSearch.Found found) {}

    private Searched searched(RunningTurn work, Summary conversation, Question question) {
        Spending.Means means = means(work, conversation);
        return new Searched(means, search(work, question, conversation.locale(), means));
    }

    private Spending.@Nullable Means means(RunningTurn work, Summary conversation) {
        return spending.means(work.turn(), conversation).orElse(null);
    }

    private QuestionSearch.Found search(
            RunningTurn work, Question question, String locale, Spending.@Nullable Means means) {
        moved(work, Draft.State.SEARCHING);
        return search.of(work, question, locale, means);
    }

    /// @param known null when nothing has been searched for yet
    private Decision rungs(
            RunningTurn work,
            Summary conversation,
            Question question,
            @Nullable Searched known,
            Explanation explanation) {
        String locale = conversation.locale();
        Spending.Means means = known == null ? means(work, conversation) : known.means();
        SecondOpinion<HandoffRules.Ruling> opinion = triage.ask(question, locale, means);
        QuestionSearch.Found found =
                known == null ? search(work, question, locale, means) : known.found();
        explanation.found(found.result());
        if (means == null) {
            return quotedAnswers.answer(
                    question,
                    found,
                    locale,
                    work.onScreen(),
                    HandoffReason.LOW_CONFIDENCE,
                    explanation);
        }
        injections.look(question.text());
        return modelAnswers
                .answer(work, conversation, question, found, means, opinion, explanation)
                .orElseGet(
                        () ->
                                quotedAnswers.answer(
                                        question,
                                        found,
                                        locale,
                                        work.onScreen(),
                                        explanation.doubt(),
                                        explanation));
    }

    private void moved(RunningTurn work, Draft.State state) {
        ClaimedTurn turn = work.turn();
        conversations.draft(
                new Draft.Moved(turn.conversation(), turn.id(), turn.firstShownAttempt(), state));
    }

    /// Who the assistant is in a conversation.
    static Author author(String assistantName) {
        return new Author(Author.Kind.ASSISTANT, null, assistantName);
    }

    /// What matched of a passage, as a citation.
    static Citation citation(int number, Passage passage) {
        return citation(
                number,
                passage.articleId(),
                passage.title(),
                passage.url(),
                passage.chunk(),
                passage.section(),
                passage.updated().toString());
    }

    /// A citation out of its parts; the quote is cut at 600 characters, at a word.
    static Citation citation(
            int number,
            String article,
            String title,
            String url,
            String quote,
            @Nullable String section,
            String updated) {
        return new Citation(number, article, title, url, shortened(quote), section, updated);
    }

    private static String shortened(String quote) {
        int most = 600;
        if (quote.length() <= most) {
            return quote;
        }
        int space = quote.lastIndexOf(' ', most - 1);
        return quote.substring(0, space < most / 2 ? most - 1 : space) + "…";
    }
}
