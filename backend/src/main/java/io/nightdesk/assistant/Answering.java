package io.nightdesk.assistant;

import io.nightdesk.conversation.Author;
import io.nightdesk.conversation.Citation;
import io.nightdesk.conversation.Conversations;
import io.nightdesk.conversation.Draft;
import io.nightdesk.conversation.Event;
import io.nightdesk.conversation.HandoffReason;
import io.nightdesk.conversation.Summary;
import io.nightdesk.conversation.Transcripts;
import io.nightdesk.escalation.EscalationRuleInput;
import io.nightdesk.escalation.EscalationRules;
import io.nightdesk.knowledge.CannedAnswers;
import java.util.List;
import org.springframework.stereotype.Component;

/// Works out what to say to a turn, from hard rules down the ladder: what only people may answer,
/// small talk, a canned answer, the same answer again, a model, a quotation, a person. Reads and
/// calls models; opens no transaction and commits nothing.
@Component
class Answering {

    private static final int TRANSCRIPT = 40;

    private final Transcripts transcripts;
    private final Conversations conversations;
    private final QuestionSearch search;
    private final CannedAnswers cannedAnswers;
    private final HandoffRules rules;
    private final EscalationRules escalationRules;
    private final AnswerCache cache;
    private final Spending spending;
    private final Triage triage;
    private final ModelAnswers modelAnswers;
    private final QuotedAnswers quotedAnswers;

    Answering(
            Transcripts transcripts,
            Conversations conversations,
            QuestionSearch search,
            CannedAnswers cannedAnswers,
            HandoffRules rules,
            EscalationRules escalationRules,
            AnswerCache cache,
            Spending spending,
            Triage triage,
            ModelAnswers modelAnswers,
            QuotedAnswers quotedAnswers) {
        this.transcripts = transcripts;
        this.conversations = conversations;
        this.search = search;
        this.cannedAnswers = cannedAnswers;
        this.rules = rules;
        this.escalationRules = escalationRules;
        this.cache = cache;
        this.spending = spending;
        this.triage = triage;
        this.modelAnswers = modelAnswers;
        this.quotedAnswers = quotedAnswers;
    }

    Decision decide(RunningTurn work, Summary conversation, Explanation explanation) {
        ClaimedTurn turn = work.turn();
        List<Event.Message> transcript =
                transcripts.latestMessages(turn.conversation(), TRANSCRIPT);
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
        var own = escalationRules.match(question.text(), locale, conversation.page());
        if (own.isPresent()) {
            EscalationRuleInput terms = own.get().terms();
            explanation.ownRule(terms.name());
            String said =
                    terms.reply().isEmpty() ? Phrases.say("rule.handoff", locale) : terms.reply();
            HandoffNote note = HandoffNote.of(HandoffReason.POLICY, question, List.of(), "");
            return new Decision.HandOff(said, List.of(), note, work.onScreen());
        }
        var smallTalk = SmallTalk.reply(question.text());
        if (smallTalk.isPresent()) {
            explanation.rule(Rule.SMALL_TALK);
            String text = Phrases.say(smallTalk.get(), locale);
            return new Decision.Say(text, List.of(), "fixed", work.onScreen());
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
                () -> searched(work, conversation, question, explanation));
    }

    private Decision searched(
            RunningTurn work, Summary conversation, Question question, Explanation explanation) {
        String locale = conversation.locale();
        moved(work, Draft.State.SEARCHING);
        Spending.Means means = spending.means(work.turn(), conversation).orElse(null);
        Triage.Opinion opinion = triage.ask(question, locale, means);
        QuestionSearch.Found found = search.of(work, question, locale, means);
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

    /// A citation out of its parts; the quote is cut at 600 characters, at a word.
    static Citation citation(
            int number,
            String article,
            String title,
            String url,
            String quote,
            @org.jspecify.annotations.Nullable String section,
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
