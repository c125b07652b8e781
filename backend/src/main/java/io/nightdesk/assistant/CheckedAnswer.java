package io.nightdesk.assistant;

import static io.nightdesk.confidence.Sufficiency.NONE;

import io.nightdesk.knowledge.text.Letters;
import io.nightdesk.llm.CitationMarks;
import java.util.Optional;
import java.util.regex.Pattern;

/// What may be read of one attempt's text: without what its writer says of the passages, its marks
/// checked, and only sentences that pass [AnswerChecks], each once it is whole. Used by one thread.
final class CheckedAnswer {

    /// The prompt's word for "the passages do not answer this", wherever it stands.
    private static final Pattern NO_ANSWER =
            Pattern.compile("\\[\\s*no[_-]?answer\\s*]", Pattern.CASE_INSENSITIVE);

    /// Whoever writes fewer letters states nothing: "Sure, here is how."
    private static final int STATEMENT = 30;

    /// Neither does a question, nor what leads to a list.
    private static final Pattern NO_STATEMENT = Pattern.compile("[?？؟:：][\\s*_]*$");

    private final AnswerChecks checks;
    private final Preface preface = new Preface();
    private final CitationMarks marks;
    private final SentenceBuffer sentences = new SentenceBuffer();
    private final StringBuilder text = new StringBuilder();
    private int kept;
    private int dropped;
    private int cited;
    private int uncited;
    private boolean saidNoAnswer;

    /// @param passages how many the model was given
    /// @param checks serve this attempt from now on
    CheckedAnswer(int passages, AnswerChecks checks) {
        this.checks = checks;
        this.marks = new CitationMarks(passages);
        checks.begin();
    }

    void accept(String more) {
        sentences.accept(marks.accept(preface.accept(more))).forEach(this::add);
    }

    /// The end of the text, with every mark in it checked.
    ///
    /// @param cutOff the text stops where the model had to, so that its last sentence is none
    /// @return the whole text; empty when nothing of it may be said
    String finish(boolean cutOff) {
        sentences.accept(marks.accept(preface.finish())).forEach(this::add);
        sentences.accept(marks.finish()).forEach(this::add);
        String last = sentences.finish();
        if (!cutOff) {
            add(last);
        }
        checks.end();
        return checks.refused() ? "" : text.toString().strip();
    }

    private void add(String sentence) {
        saidNoAnswer = saidNoAnswer || NO_ANSWER.matcher(sentence).find();
        if (saidNoAnswer) {
            return;
        }
        String shown = checks.shown(sentence, marks.cited());
        if (shown.isBlank()) {
            dropped += sentence.isBlank() ? 0 : 1;
        } else {
            kept++;
            cited += CitationMarks.SHOWN.matcher(shown).find() ? 1 : 0;
            uncited += statesWithoutMark(shown) ? 1 : 0;
        }
        text.append(shown);
    }

    private static boolean statesWithoutMark(String sentence) {
        return !CitationMarks.SHOWN.matcher(sentence).find()
                && !NO_STATEMENT.matcher(sentence).find()
                && Letters.of(sentence).length() >= STATEMENT;
    }

    /// So far.
    String text() {
        return text.toString();
    }

    /// Whether it may be shown while it grows, as far as it can be told by its words.
    boolean isShowable() {
        return !text.toString().isBlank()
                && !lacksKnowledge()
                && !checks.refused()
                && !checks.mayBeForeign();
    }

    /// How many sentences were left out.
    int dropped() {
        return dropped;
    }

    /// Their share, 0 to 1.
    double droppedShare() {
        return dropped == 0 ? 0 : (double) dropped / (dropped + kept);
    }

    /// The share of what it states that names no passage, 0 to 1.
    double uncitedShare() {
        return uncited == 0 ? 0 : (double) uncited / (uncited + cited);
    }

    /// What the model said of the passages, in the end; empty when it has not.
    Optional<Assessment> assessment() {
        Optional<Assessment> before = preface.assessment();
        return saidNoAnswer
                ? Optional.of(
                        new Assessment(NONE, before.map(Assessment::missing).orElse(""), null))
                : before;
    }

    CitationMarks marks() {
        return marks;
    }

    /// Whether the model has said, in one way or another, that the passages do not answer. Nothing
    /// that it writes after that is kept.
    boolean lacksKnowledge() {
        return assessment().filter(it -> it.sufficiency() == NONE).isPresent();
    }

    /// Whether a text says nothing that would have to stand in a passage.
    boolean needsNoPassage(String said) {
        return checks.needsNoPassage(said);
    }
}
