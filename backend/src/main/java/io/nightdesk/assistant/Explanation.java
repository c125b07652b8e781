package io.nightdesk.assistant;

import io.nightdesk.conversation.Citation;
import io.nightdesk.conversation.HandoffReason;
import io.nightdesk.knowledge.SearchResult;
import io.nightdesk.llm.Answered;
import io.nightdesk.llm.Completion;
import io.nightdesk.prompt.LivePrompt;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Gathers, while a turn is worked on, what its [Provenance] will say. Used by one thread.
final class Explanation {

    private final long begunAt = System.nanoTime();
    private @Nullable SearchResult found;
    private @Nullable LivePrompt prompt;
    private @Nullable Completion completion;
    private @Nullable DraftWriter written;
    private Provenance.@Nullable Confidence confidence;
    private @Nullable Rule rule;
    private @Nullable String ruleName;
    private boolean ruledByModel;
    private Provenance.@Nullable Withheld unquoted;

    /// What decided; the last one said counts.
    void rule(Rule decided) {
        rule = decided;
    }

    /// A model said what this rule names; no words did.
    void ruledByModel(Rule decided) {
        rule = decided;
        ruledByModel = true;
    }

    /// One of the site's own rules decided.
    void ownRule(String name) {
        rule = Rule.OWN_RULE;
        ruleName = name;
    }

    /// How sure one may be of the answer, and how sure one has to be.
    void sure(Chances.Sure sure) {
        confidence = Provenance.Confidence.of(sure);
    }

    /// From what one would have read how sure one may be, where nobody asks.
    void unasked(Chances.Sure sure) {
        confidence = Provenance.Confidence.unasked(sure.reading());
    }

    /// A quotation that nobody is given, for people to look at.
    void unquoted(String text, List<Citation> citations) {
        unquoted = new Provenance.Withheld(text, citations);
    }

    void found(SearchResult result) {
        found = result;
    }

    void asked(LivePrompt live, Completion outcome, DraftWriter draft) {
        prompt = live;
        completion = outcome;
        written = draft;
    }

    /// Why it goes to people where a model was asked and nothing that it wrote may be said.
    HandoffReason doubt() {
        return completion instanceof Completion.Unavailable none && none.isOutage()
                ? HandoffReason.PROVIDER_DOWN
                : HandoffReason.LOW_CONFIDENCE;
    }

    /// Whether a model answered to its end, likely enough to be right, and nothing of it was left
    /// out.
    boolean isFlawless() {
        DraftWriter draft = written;
        return rule == Rule.MODEL_ANSWERED
                && completion instanceof Completion.Completed done
                && !done.cutOff()
                && draft != null
                && draft.answer().dropped() == 0
                && draft.answer().marks().unknown() == 0;
    }

    Provenance provenance(@Nullable String rung, Provenance.@Nullable Handoff handoff) {
        Completion.Completed done =
                completion instanceof Completion.Completed completed ? completed : null;
        Answered by = done != null && done.by().rung().code().equals(rung) ? done.by() : null;
        SearchResult result = found;
        LivePrompt live = prompt;
        DraftWriter draft = written;
        Long firstShownAt = draft == null ? null : draft.firstShownAt();
        return new Provenance(
                rung,
                by == null ? null : by.provider(),
                by == null ? null : by.model(),
                live == null ? null : live.key(),
                live == null ? null : live.version(),
                live == null ? null : live.release(),
                live == null ? null : live.sha256(),
                confidence,
                result == null
                        ? List.of()
                        : result.passages().stream()
                                .map(p -> new Provenance.Found(p.articleId(), p.title(), p.score()))
                                .toList(),
                new Provenance.Timings(
                        result == null ? null : result.took().toMillis(),
                        firstShownAt == null ? null : millis(firstShownAt - begunAt),
                        millis(System.nanoTime() - begunAt)),
                done == null ? null : done.usage().tokensIn(),
                done == null ? null : done.usage().cached(),
                done == null ? null : done.usage().tokensOut(),
                done == null ? null : done.usage().reasoning(),
                done == null ? null : done.usage().estimated(),
                draft == null ? 0 : draft.answer().marks().unknown(),
                draft == null ? null : draft.answer().dropped(),
                draft == null ? null : draft.answer().uncitedShare(),
                done == null ? null : done.cutOff(),
                completion == null ? List.of() : completion.attempts(),
                handoff,
                rule,
                ruleName,
                ruledByModel,
                withheld(),
                unquoted);
    }

    /// Kept, so that somebody can judge whether it would have been right.
    private Provenance.@Nullable Withheld withheld() {
        DraftWriter draft = written;
        SearchResult result = found;
        if (rule != Rule.MODEL_NOT_SURE_ENOUGH || draft == null || result == null) {
            return null;
        }
        CheckedAnswer answer = draft.answer();
        String text = answer.text().strip();
        return new Provenance.Withheld(
                text, Weighing.citations(answer.marks().cited(), result, text));
    }

    private static long millis(long nanos) {
        return Duration.ofNanos(nanos).toMillis();
    }
}
