package io.nightdesk.assistant;

import io.nightdesk.conversation.Conversations;
import io.nightdesk.conversation.Draft;
import io.nightdesk.llm.TextListener;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Shows an answer while a model writes it. What is on screen never jumps backwards: an attempt
/// that starts again, after a provider failed or a node died, writes unseen until it has as much to
/// show as there is, and then replaces it in one step. A sentence is shown once it is whole and
/// the [Gate] is open, and never if it does not pass [AnswerChecks]. Used by one thread.
final class DraftWriter implements TextListener {

    private static final long PAINT = Duration.ofMillis(30).toNanos();

    private final RunningTurn work;
    private final Conversations conversations;
    private final ClaimedTurnStore turns;
    private final int passages;
    private final AnswerChecks checks;
    private final Gate gate;

    private CheckedAnswer answer;
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
        this.answer = new CheckedAnswer(passages, checks);
        this.onScreen = work.turn().partialText();
    }

    @Override
    public void onText(int number, String more) {
        if (number != attempt) {
            begin(number);
        }
        answer.accept(more);
        if (mayBeShown()) {
            paint();
        }
    }

    private void begin(int number) {
        attempt = number;
        answer = new CheckedAnswer(passages, checks);
        visible = onScreen.isEmpty();
        sent = 0;
    }

    /// That of the last attempt.
    CheckedAnswer answer() {
        return answer;
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
        return !answer.lacksKnowledge()
                && !answer.text().isBlank()
                && gate.isOpen(answer.assessment().orElse(null), answer.droppedShare());
    }

    private void paint() {
        long time = System.nanoTime();
        String text = answer.text();
        boolean due = time - paintedAt >= PAINT;
        if (!visible && text.length() >= onScreen.length()) {
            visible = true;
            show(new Draft.Replaced(conversation(), turn(), shownAttempt(), text), time);
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
        var shown = new RunningTurn.ShownDraft(shownAttempt(), answer.text());
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
        citedOnScreen = answer.marks().cited();
        sent = shown.text().length();
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
