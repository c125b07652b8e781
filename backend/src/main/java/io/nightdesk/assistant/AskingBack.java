package io.nightdesk.assistant;

import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/// Lets a model ask what is meant: with a question, beside which nothing is stated that needs a
/// passage, and never twice in a row, whoever asked the first time.
@Component
class AskingBack {

    /// Markup and marks may stand behind the question mark.
    private static final Pattern QUESTION =
            Pattern.compile("[?？؟][\\s*_\"”“»«')\\]]*(?:\\[\\d{1,4}]\\h*)*$");

    private final EndedTurnStore turns;

    AskingBack(EndedTurnStore turns) {
        this.turns = turns;
    }

    /// Whether what the assistant said last asked what is meant.
    boolean justAsked(Question question) {
        if (!question.offered().isEmpty()) {
            return true;
        }
        UUID turn = question.before().isEmpty() ? null : question.before().getLast().turn();
        return turn != null && turns.rule(turn).filter(Rule.ASKED_BACK.word()::equals).isPresent();
    }

    /// Whether a text asks and states nothing.
    static boolean isQuestion(String text, CheckedAnswer answer) {
        List<String> sentences = SentenceBuffer.sentences(text);
        return !sentences.isEmpty()
                && asks(sentences.getLast())
                && sentences.stream().allMatch(it -> asks(it) || answer.needsNoPassage(it));
    }

    private static boolean asks(String sentence) {
        return QUESTION.matcher(sentence).find();
    }
}
