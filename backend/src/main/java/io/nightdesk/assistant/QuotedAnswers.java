package io.nightdesk.assistant;

import io.nightdesk.conversation.Citation;
import io.nightdesk.conversation.HandoffReason;
import io.nightdesk.knowledge.ExtractiveAnswer;
import io.nightdesk.knowledge.ExtractiveAnswers;
import io.nightdesk.knowledge.Passage;
import io.nightdesk.knowledge.SearchQuery;
import io.nightdesk.knowledge.SearchResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// The rung without a model: quotes the help centre, and says that it quotes. Where the search is
/// less sure it asks which article is meant, but never twice in a row, or says that it is not sure;
/// where it is not sure enough it does not pretend: it names the articles it found and hands over
/// to a person, who may be shown what it would have quoted.
@Component
class QuotedAnswers {

    private static final int TITLES = 3;

    /// Something can be quoted to any question. What is less likely right is no help to an agent.
    private static final double WORTH_A_LOOK = 0.25;

    private final ExtractiveAnswers extractive;
    private final Sureness sureness;
    private final AskingBack askingBack;
    private final LinkRules links;

    QuotedAnswers(
            ExtractiveAnswers extractive,
            Sureness sureness,
            AskingBack askingBack,
            LinkRules links) {
        this.extractive = extractive;
        this.sureness = sureness;
        this.askingBack = askingBack;
        this.links = links;
    }

    /// @param interrupted what a model had shown before it broke off
    /// @param doubt why it goes to people when the search is not sure enough
    Decision answer(
            Question question,
            QuestionSearch.Found found,
            String locale,
            RunningTurn.ShownDraft interrupted,
            HandoffReason doubt,
            Explanation explanation) {
        Chances.Sure sure = sureness.of(found).ofQuotation();
        Optional<Decision> chosen = chosen(question, found, locale, interrupted);
        if (chosen.isPresent()) {
            explanation.unasked(sure);
            explanation.rule(Rule.CHOSEN);
            return chosen.get();
        }
        explanation.sure(sure);
        if (sure.answersWithCaveat() && !sure.answers() && !askingBack.justAsked(question)) {
            var asked = ClarifyingQuestion.of(found.result(), locale, interrupted);
            if (asked.isPresent()) {
                explanation.rule(Rule.ASKED_WHICH);
                return asked.get();
            }
        }
        Optional<ExtractiveAnswer> quoted =
                sure.answersWithCaveat() || sure.right() >= WORTH_A_LOOK
                        ? extractive.answer(found.query(), found.result())
                        : Optional.empty();
        if (quoted.isEmpty() || !sure.answersWithCaveat()) {
            explanation.rule(Rule.NOT_SURE_ENOUGH);
            quoted.ifPresent(it -> explanation.unquoted(shown(found, it), citations(it)));
            return unsure(question, found.result(), locale, interrupted, doubt, "");
        }
        explanation.rule(sure.answers() ? Rule.SURE_ENOUGH : Rule.PERHAPS);
        String quote = shown(found, quoted.get());
        String text = sure.answers() ? intro(found, locale) + quote : caveat(found, locale, quote);
        return new Decision.Say(text, citations(quoted.get()), "extractive", interrupted);
    }

    private String shown(QuestionSearch.Found found, ExtractiveAnswer quoted) {
        return links.of(found.result()).shown(quoted.markdown());
    }

    /// Quotes what the chosen article says to the question before the choice. Empty where nothing
    /// was chosen, or the article is no longer there.
    private Optional<Decision> chosen(
            Question question,
            QuestionSearch.Found found,
            String locale,
            RunningTurn.ShownDraft interrupted) {
        if (!question.isChoice()) {
            return Optional.empty();
        }
        Question made = question.made();
        SearchQuery query = new SearchQuery(made.text(), made.earlierFromCustomer(), locale, 1);
        return found.result().passages().stream()
                .filter(it -> it.title().equals(question.text()))
                .findFirst()
                .flatMap(it -> extractive.answer(query, found.result().only(it)))
                .map(
                        it ->
                                new Decision.Say(
                                        intro(found, locale) + shown(found, it),
                                        citations(it),
                                        "extractive",
                                        interrupted));
    }

    private static String intro(QuestionSearch.Found found, String locale) {
        boolean own = found.result().otherLanguage() == null;
        return Phrases.say(own ? "quote.intro" : "quote.foreign", locale) + "\n\n";
    }

    private static String caveat(QuestionSearch.Found found, String locale, String quote) {
        boolean own = found.result().otherLanguage() == null;
        return Phrases.say(own ? "quote.perhaps" : "quote.foreign", locale)
                + "\n\n"
                + quote
                + "\n\n"
                + Phrases.say("answer.caveat", locale);
    }

    private static List<Citation> citations(ExtractiveAnswer answer) {
        return answer.quotes().stream()
                .map(
                        quote ->
                                Answering.citation(
                                        quote.number(),
                                        quote.articleId(),
                                        quote.title(),
                                        quote.url(),
                                        quote.quote(),
                                        quote.section(),
                                        quote.updated().toString()))
                .toList();
    }

    /// @param doubt why it goes to people, when anything was found
    /// @param missing what the articles lack, by a model; empty when none has said
    static Decision unsure(
            Question question,
            SearchResult found,
            String locale,
            RunningTurn.ShownDraft interrupted,
            HandoffReason doubt,
            String missing) {
        List<Passage> nearest = found.passages().stream().limit(TITLES).toList();
        List<Citation> citations = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        if (nearest.isEmpty()) {
            text.append(Phrases.say("unsure.nothing", locale));
        } else {
            String intro = found.otherLanguage() == null ? "unsure.found" : "unsure.foreign";
            text.append(Phrases.say(intro, locale)).append("\n\n");
            for (Passage passage : nearest) {
                int number = citations.size() + 1;
                citations.add(Answering.citation(number, passage));
                text.append("- ")
                        .append(Links.NONE.shown(passage.title()))
                        .append(" [")
                        .append(number)
                        .append("]\n");
            }
        }
        text.append('\n').append(Phrases.say("unsure.handoff", locale));
        HandoffNote note =
                HandoffNote.of(
                        nearest.isEmpty() ? HandoffReason.MISSING_KNOWLEDGE : doubt,
                        question,
                        nearest.stream().map(Passage::title).toList(),
                        missing);
        return new Decision.HandOff(text.toString(), citations, note, interrupted);
    }
}
