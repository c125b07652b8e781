package io.nightdesk.assistant;

import io.nightdesk.knowledge.Passage;
import io.nightdesk.llm.CancelHandle;
import io.nightdesk.llm.Completion;
import io.nightdesk.llm.CompletionRequest;
import io.nightdesk.llm.LanguageModels;
import io.nightdesk.llm.Profile;
import io.nightdesk.prompt.LivePrompt;
import io.nightdesk.prompt.Prompts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;

/// Asks a model whether passages answer a question, beside the one that writes the answer and
/// without showing it that answer.
@Component
class Judge {

    static final String PROMPT = "judge/sufficiency";

    /// For so long after the question an answer is held back that the judge may yet doubt.
    static final Duration HOLDS_BACK = Duration.ofMillis(2500);

    private final LanguageModels models;
    private final Prompts prompts;
    private final AssistantProperties properties;

    Judge(LanguageModels models, Prompts prompts, AssistantProperties properties) {
        this.models = models;
        this.prompts = prompts;
        this.properties = properties;
    }

    /// Begins to ask; returns at once.
    Judgement ask(
            Question question,
            List<Passage> passages,
            Map<String, Object> values,
            Spending.Means means) {
        boolean affords = means.profile() == Profile.ANSWER;
        if (!properties.judge() || passages.isEmpty() || !affords) {
            return Judgement.none();
        }
        LivePrompt prompt = prompts.live(PROMPT, "");
        var cancel = new CancelHandle();
        CompletionRequest request =
                ModelAnswers.request(prompt, prompt.render(values), question, passages, cancel);
        var said = new CompletableFuture<Optional<Assessment>>();
        Thread.ofVirtual()
                .name("judge")
                .start(
                        () ->
                                said.complete(
                                        said(
                                                models.ladder(
                                                                Profile.JUDGE,
                                                                means.spender(),
                                                                means.since())
                                                        .complete(request, (_, _) -> {}))));
        return new Judgement(said, cancel);
    }

    private static Optional<Assessment> said(Completion completion) {
        return completion instanceof Completion.Completed done
                ? Assessment.read(done.text())
                : Optional.empty();
    }

    /// What the judge says, as soon as it does. Safe from any thread.
    static final class Judgement {

        private final CompletableFuture<Optional<Assessment>> said;
        private final CancelHandle cancel;
        private final long askedAt = System.nanoTime();

        private Judgement(CompletableFuture<Optional<Assessment>> said, CancelHandle cancel) {
            this.said = said;
            this.cancel = cancel;
        }

        private static Judgement none() {
            return new Judgement(
                    CompletableFuture.completedFuture(Optional.empty()), new CancelHandle());
        }

        /// Whether nothing is held back for it any more: it has spoken, or has had its time.
        boolean isDue() {
            return said.isDone() || System.nanoTime() - askedAt > HOLDS_BACK.toNanos();
        }

        /// What it has said by now; empty when nothing.
        Optional<Assessment> soFar() {
            return said.getNow(Optional.empty());
        }

        /// Asks no longer.
        void leave() {
            cancel.cancel();
        }

        /// What was said, waiting for it for as long as an answer is held back; empty when nothing
        /// was. Asks no longer after that.
        Optional<Assessment> end() {
            long left = askedAt + HOLDS_BACK.toNanos() - System.nanoTime();
            try {
                return said.get(Math.max(0, left), TimeUnit.NANOSECONDS);
            } catch (TimeoutException | ExecutionException late) {
                return Optional.empty();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            } finally {
                cancel.cancel();
            }
        }
    }
}
