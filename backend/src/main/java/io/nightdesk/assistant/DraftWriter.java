package io.nightdesk.assistant;

import io.nightdesk.conversation.Conversations;
import io.nightdesk.conversation.Draft;
import io.nightdesk.knowledge.SearchResult;
import io.nightdesk.llm.Answered;
import io.nightdesk.llm.Rung;
import io.nightdesk.llm.TextListener;
import java.time.Duration;
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
    private final SearchResult found;
    private final AnswerChecks checks;
    private final Gate gate;

    private CheckedAnswer answer;
    private int attempt = -1;
    private boolean visible;
    private String onScreen;
    private int sent;
    private long paintedAt;
    private @Nullable Long firstShownAt;

    DraftWriter(
            RunningTurn work,
            Conversations conversations,
            ClaimedTurnStore turns,
            SearchResult found,
            AnswerChecks checks,
            Gate gate) {
        this.work = work;
        this.conversations = conversations;
        this.turns = turns;
        this.found = found;
        this.checks = checks;
        this.gate = gate;
        this.answer = new CheckedAnswer(found.passages().size(), checks);
        this.onScreen = work.turn().partialText();
    }

    @Override
    public void onText(Answered by, String more) {
        if (by.attempt() != attempt) {
            begin(by.attempt());
        }
        answer.accept(more);
        if (mayBeShown()) {
            paint(by.rung());
        }
    }

    private void begin(int number) {
        attempt = number;
        answer = new CheckedAnswer(found.passages().size(), checks);
        visible = onScreen.isEmpty();
        sent = 0;
    }

    /// That of the last attempt.
    CheckedAnswer answer() {
        return answer;
    }

    /// In the monotonic clock; null when nothing was shown.
    @Nullable Long firstShownAt() {
        return firstShownAt;
    }

    private boolean mayBeShown() {
        return answer.isShowable()
                && gate.isOpen(answer.assessment().orElse(null), answer.droppedShare());
    }

    private void paint(Rung rung) {
        long time = System.nanoTime();
        String text = answer.text();
        boolean due = time - paintedAt >= PAINT;
        if (!visible && text.length() >= onScreen.length()) {
            visible = true;
            show(new Draft.Replaced(conversation(), turn(), shownAttempt(), text), rung, time);
        } else if (visible && due && text.length() > sent) {
            show(
                    new Draft.Grew(
                            conversation(), turn(), shownAttempt(), sent, text.substring(sent)),
                    rung,
                    time);
        }
    }

    private void show(Draft draft, Rung rung, long time) {
        boolean first = onScreen.isEmpty();
        // Whoever takes the turn over has to know all that is on screen.
        var shown = shown(rung);
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
        sent = shown.text().length();
        paintedAt = time;
        work.showing(shown);
        conversations.draft(draft);
    }

    private RunningTurn.ShownDraft shown(Rung rung) {
        String text = answer.text();
        return new RunningTurn.ShownDraft(
                shownAttempt(),
                text,
                Weighing.citations(answer.marks().cited(), found, text),
                rung.code());
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
