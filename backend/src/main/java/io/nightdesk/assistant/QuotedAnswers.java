package io.nightdesk.assistant;

import io.nightdesk.confidence.Calibration;
import io.nightdesk.confidence.Confidence;
import io.nightdesk.conversation.Citation;
import io.nightdesk.conversation.HandoffReason;
import io.nightdesk.knowledge.ExtractiveAnswer;
import io.nightdesk.knowledge.ExtractiveAnswers;
import io.nightdesk.knowledge.Passage;
import io.nightdesk.knowledge.SearchResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// The rung without a model: quotes the help centre, and says that it quotes. Where the search is
/// not sure enough it does not pretend: it names the articles it found and hands over to a person.
@Component
class QuotedAnswers {

    private static final int TITLES = 3;

    /// How likely it must be that one of the first three articles answers. From here on seven of
    /// eight did, on three sets of questions that were not fitted on:
    /// docs/decisions/0014-calibrated-confidence.md.
    private static final double SURE = 0.7;

    private final ExtractiveAnswers extractive;
    private final Calibration calibration;
    private final LinkRules links;

    QuotedAnswers(ExtractiveAnswers extractive, Calibration calibration, LinkRules links) {
        this.extractive = extractive;
        this.calibration = calibration;
        this.links = links;
    }

    /// @param interrupted what a model had shown before it broke off
    /// @param doubt why it goes to people when the search is not sure enough
    Decision answer(
            Question question,
            QuestionSearch.Found found,
            String locale,
            String interrupted,
            HandoffReason doubt,
            Explanation explanation) {
        Confidence confidence =
                calibration.confidence(extractive.signals(found.query(), found.result()));
        explanation.sure(confidence, SURE);
        String intro = found.result().otherLanguage() == null ? "quote.intro" : "quote.foreign";
        Optional<ExtractiveAnswer> quoted =
                confidence.oneOfThree() >= SURE
                        ? extractive.answer(found.query(), found.result())
                        : Optional.empty();
        explanation.rule(quoted.isPresent() ? Rule.SURE_ENOUGH : Rule.NOT_SURE_ENOUGH);
        return quoted.map(
                        answer ->
                                say(
                                        answer,
                                        Phrases.say(intro, locale),
                                        links.of(found.result()),
                                        interrupted))
                .orElseGet(() -> unsure(question, found.result(), locale, interrupted, doubt, ""));
    }

    private static Decision say(
            ExtractiveAnswer answer, String intro, Links links, String interrupted) {
        List<Citation> citations =
                answer.quotes().stream()
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
        String text = intro + "\n\n" + links.shown(answer.markdown());
        return new Decision.Say(text, citations, "extractive", interrupted);
    }

    /// @param doubt why it goes to people, when anything was found
    /// @param missing what the articles lack; empty when nobody said
    static Decision unsure(
            Question question,
            SearchResult found,
            String locale,
            String interrupted,
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
                citations.add(
                        Answering.citation(
                                number,
                                passage.articleId(),
                                passage.title(),
                                passage.url(),
                                passage.chunk(),
                                passage.section(),
                                passage.updated().toString()));
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
