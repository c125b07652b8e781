package io.nightdesk.assistant;

import io.nightdesk.confidence.Sufficiency;
import io.nightdesk.conversation.Citation;
import io.nightdesk.conversation.HandoffReason;
import io.nightdesk.knowledge.SearchResult;
import io.nightdesk.llm.Completion;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Decides what becomes of an answer that a model has written to its end: it is given, given with a
/// caveat, or kept back, by how likely it is right.
@Component
class Weighing {

    /// Of what an answer states, at most this share may name no passage.
    private static final double UNCITED = 0.5;

    private final AskingBack askingBack;

    Weighing(AskingBack askingBack) {
        this.askingBack = askingBack;
    }

    /// An answer, and what it is weighed by.
    ///
    /// @param answer at the end of its text
    /// @param shown what of it is on screen
    /// @param judged what the judge said of the passages; null when it said nothing
    record Written(
            Question question,
            SearchResult found,
            Gate gate,
            String locale,
            CheckedAnswer answer,
            RunningTurn.ShownDraft shown,
            @Nullable Assessment judged) {

        /// Whether a text is the chat that its writer calls it: the judge says so too or, where
        /// nobody has judged, it says nothing that needs a passage.
        boolean isChat(String text) {
            return judged == null
                    ? answer.needsNoPassage(text)
                    : judged.sufficiency() == Sufficiency.CHAT;
        }

        /// The text with a fixed sentence behind it.
        String with(String phrase, String text) {
            return text + "\n\n" + Phrases.say(phrase, locale);
        }

        /// In the words of the writer or else of the judge; empty when neither said what people
        /// may be shown.
        String missing() {
            var grounding = new Grounding(List.of(), question.said());
            return Stream.of(answer.assessment(), Optional.ofNullable(judged))
                    .flatMap(Optional::stream)
                    .map(Assessment::missing)
                    .filter(it -> !it.isEmpty() && CheckedSummary.holds(it, grounding))
                    .findFirst()
                    .orElse("");
        }
    }

    /// Empty when nothing is left of the answer, so that the next rung is due.
    Optional<Decision> weigh(Written written, Completion.Completed by, Explanation explanation) {
        CheckedAnswer answer = written.answer();
        String text = answer.finish(by.cutOff());
        Assessment own = answer.assessment().orElse(null);
        Sufficiency says = own == null ? null : own.sufficiency();
        Chances.Sure sure =
                written.gate().chances().ofAnswer(written.judged(), own, answer.droppedShare());
        if (answer.lacksKnowledge()) {
            explanation.unasked(sure);
            explanation.rule(Rule.MODEL_LACKS_KNOWLEDGE);
            return lacking(written, HandoffReason.MISSING_KNOWLEDGE);
        }
        if (text.isEmpty()) {
            return Optional.empty();
        }
        List<Citation> citations = citations(answer.marks().cited(), written.found(), text);
        boolean asks = says == Sufficiency.UNCLEAR && AskingBack.isQuestion(text, answer);
        if (asks && !askingBack.justAsked(written.question())) {
            explanation.unasked(sure);
            explanation.rule(Rule.ASKED_BACK);
            return said(by, text, citations);
        }
        if (says == Sufficiency.CHAT && citations.isEmpty() && written.isChat(text)) {
            explanation.unasked(sure);
            explanation.rule(Rule.SMALL_TALK);
            return said(by, text, citations);
        }
        explanation.sure(sure);
        // Asked once more, nobody is answered by it, however sure one may be.
        return asks
                ? notSureEnough(written, explanation)
                : answered(written, by, text, citations, sure, explanation);
    }

    private static Optional<Decision> answered(
            Written written,
            Completion.Completed by,
            String said,
            List<Citation> citations,
            Chances.Sure sure,
            Explanation explanation) {
        String text = by.cutOff() ? written.with("answer.cutOff", said) : said;
        // However sure one may be, nobody can look up what names no passage.
        boolean canBeLookedUp = !citations.isEmpty() && written.answer().uncitedShare() <= UNCITED;
        if (sure.answers() && canBeLookedUp) {
            explanation.rule(Rule.MODEL_ANSWERED);
            return said(by, text, citations);
        }
        if (sure.answersWithCaveat()) {
            explanation.rule(Rule.MODEL_ANSWERED_PERHAPS);
            return said(by, written.with("answer.caveat", text), citations);
        }
        return notSureEnough(written, explanation);
    }

    private static Optional<Decision> notSureEnough(Written written, Explanation explanation) {
        explanation.rule(Rule.MODEL_NOT_SURE_ENOUGH);
        return lacking(written, HandoffReason.LOW_CONFIDENCE);
    }

    private static Optional<Decision> said(
            Completion.Completed by, String text, List<Citation> citations) {
        return Optional.of(new Decision.Say(text, citations, by.by().rung().code()));
    }

    private static Optional<Decision> lacking(Written written, HandoffReason reason) {
        return Optional.of(
                QuotedAnswers.unsure(
                        written.question(),
                        written.found(),
                        written.locale(),
                        written.shown(),
                        reason,
                        written.missing()));
    }

    /// Of the marks in the text: one in a sentence that was left out names nothing.
    ///
    /// @param cited the passages that the marks name, in the order of their numbers
    static List<Citation> citations(List<Integer> cited, SearchResult found, String text) {
        return IntStream.range(0, cited.size())
                .filter(i -> text.contains("[" + (i + 1) + "]"))
                .mapToObj(i -> Answering.citation(i + 1, found.passages().get(cited.get(i) - 1)))
                .toList();
    }
}
