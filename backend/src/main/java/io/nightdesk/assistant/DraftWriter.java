package io.nightdesk.assistant;

import io.nightdesk.conversation.Conversations;
import io.nightdesk.conversation.Draft;
import io.nightdesk.llm.CitationMarks;
import io.nightdesk.llm.TextListener;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Shows an answer while a model writes it. What is on screen never jumps backwards: an attempt
/// that starts again, after a provider failed or a node died, writes unseen until it has as much to
/// show as there is, and then replaces it in one step. A sentence is shown once it is whole and
/// the [Gate] is open, and never if it does not pass [AnswerChecks]. Used by one thread.
final class DraftWriter implements TextListener {

    /// The prompt's word for "the passages do not answer this"; never shown.
    static final String NO_ANSWER = "[[no_answer]]";

    private static final long PAINT = Duration.ofMillis(30).toNanos();

    private final RunningTurn work;
    private final Conversations conversations;
    private final ClaimedTurnStore turns;
    private final int passages;
    private final AnswerChecks checks;
    private final Gate gate;

    private final StringBuilder text = new StringBuilder();
    private Preface preface = new Preface();
    private CitationMarks marks;
    private SentenceBuffer sentences = new SentenceBuffer();
    private int kept;
    private int dropped;
    private int attempt = -1;
    private boolean visible;
    private String onScreen;
    private List<Integer> citedOnScreen = List.of();
    private int sent;
    private long paintedAt;
    private @Nullable Long firstShownAt;

    DraftWriter(
            RunningTurn work,
            Conversations conversations,
            ClaimedTurnStore turns,
            int passages,
            AnswerChecks checks,
            Gate gate) {
        this.work = work;
        this.conversations = conversations;
        this.turns = turns;
        this.passages = passages;
        this.checks = checks;
        this.gate = gate;
        this.marks = new CitationMarks(passages);
        this.onScreen = work.turn().partialText();
    }

    @Override
    public void onText(int number, String more) {
        if (number != attempt) {
            begin(number);
        }
        sentences.accept(marks.accept(preface.accept(more))).forEach(this::add);
        if (mayBeShown()) {
            paint();
        }
    }

    private void begin(int number) {
        attempt = number;
        text.setLength(0);
        preface = new Preface();
        marks = new CitationMarks(passages);
        sentences = new SentenceBuffer();
        kept = 0;
        checks.begin();
        dropped = 0;
        visible = onScreen.isEmpty();
        sent = 0;
    }

    /// The end of the text, with every mark in it checked.
    ///
    /// @return the whole text; empty when nothing of it may be said
    String finish() {
        sentences.accept(marks.accept(preface.finish())).forEach(this::add);
        sentences.accept(marks.finish()).forEach(this::add);
        add(sentences.finish());
        return checks.refused() ? "" : text.toString().strip();
    }

    private void add(String sentence) {
        String shown = checks.shown(sentence, marks.cited());
        if (shown.isBlank()) {
            dropped += sentence.isBlank() ? 0 : 1;
        } else {
            kept++;
        }
        text.append(shown);
    }

    /// How many sentences of the last attempt were left out.
    int dropped() {
        return dropped;
    }

    /// Their share, 0 to 1.
    double droppedShare() {
        return dropped == 0 ? 0 : (double) dropped / (dropped + kept);
    }

    /// What the model said of the passages in the last attempt; empty when it did not.
    Optional<Assessment> assessment() {
        return preface.assessment();
    }

    AnswerChecks checks() {
        return checks;
    }

    CitationMarks marks() {
        return marks;
    }

    /// The passages that marks on screen name, in the order of their marks: those of an attempt
    /// that nobody has seen yet count for nothing.
    List<Integer> citedOnScreen() {
        return citedOnScreen;
    }

    /// What customers have on screen; empty when nothing.
    String onScreen() {
        return onScreen;
    }

    /// In the monotonic clock; null when nothing was shown.
    @Nullable Long firstShownAt() {
        return firstShownAt;
    }

    private boolean mayBeShown() {
        String begun = text.toString().strip();
        boolean none = NO_ANSWER.startsWith(begun) || begun.startsWith(NO_ANSWER);
        return !none && gate.isOpen(assessment().orElse(null), droppedShare());
    }

    private void paint() {
        long time = System.nanoTime();
        boolean due = time - paintedAt >= PAINT;
        if (!visible && text.length() >= onScreen.length()) {
            visible = true;
            show(new Draft.Replaced(conversation(), turn(), shownAttempt(), text.toString()), time);
        } else if (visible && due && text.length() > sent) {
            show(
                    new Draft.Grew(
                            conversation(), turn(), shownAttempt(), sent, text.substring(sent)),
                    time);
        }
    }

    private void show(Draft draft, long time) {
        boolean first = onScreen.isEmpty();
        // Whoever takes the turn over has to know all that is on screen.
        var shown = new RunningTurn.ShownDraft(shownAttempt(), text.toString());
        if (!turns.checkpoint(work.turn(), shown)) {
            work.lose();
            return;
        }
        if (firstShownAt == null) {
            firstShownAt = time;
        }
        if (first) {
            conversations.draft(
                    new Draft.Moved(conversation(), turn(), shownAttempt(), Draft.State.WRITING));
        }
        onScreen = shown.text();
        citedOnScreen = List.copyOf(marks.cited());
        sent = text.length();
        paintedAt = time;
        work.showing(shown);
        conversations.draft(draft);
    }

    private int shownAttempt() {
        return work.turn().firstShownAttempt() + Math.max(attempt, 0);
    }

    private java.util.UUID conversation() {
        return work.turn().conversation();
    }

    private java.util.UUID turn() {
        return work.turn().id();
    }
}
