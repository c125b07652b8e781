package io.nightdesk.assistant;

import io.nightdesk.intent.Intent;
import io.nightdesk.llm.CancelHandle;
import io.nightdesk.llm.Completion;
import io.nightdesk.llm.CompletionRequest;
import io.nightdesk.llm.JsonReply;
import io.nightdesk.llm.LanguageModels;
import io.nightdesk.llm.Profile;
import io.nightdesk.prompt.LivePrompt;
import io.nightdesk.prompt.PromptVariable;
import io.nightdesk.prompt.Prompts;
import io.nightdesk.site.Sites;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Asks a model what a message wants, beside the one that writes the answer, where an admin has
/// named models for it. If it is sure, and in time, that people should answer, it counts like the
/// rule for that in [HandoffRules]; whatever else it says or does changes nothing.
@Component
class Triage {

    static final String PROMPT = "classify/intent";

    /// Out of 100; less sure than this it has said nothing.
    private static final int SURE = 80;

    private static final JsonMapper JSON =
            JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private final LanguageModels models;
    private final Prompts prompts;
    private final Sites sites;
    private final Clock clock;

    Triage(LanguageModels models, Prompts prompts, Sites sites, Clock clock) {
        this.models = models;
        this.prompts = prompts;
        this.sites = sites;
        this.clock = clock;
    }

    private record Said(@Nullable String intent, @Nullable Integer confidence) {}

    /// Begins to ask; returns at once.
    ///
    /// @param means null when no model may be asked
    Opinion ask(Question question, String locale, Spending.@Nullable Means means) {
        if (means == null || !models.configured(Profile.CLASSIFY)) {
            return Opinion.none();
        }
        LivePrompt prompt = prompts.live(PROMPT, "");
        String system = prompt.render(PromptVariable.values(sites.theSite(), locale, clock));
        var cancel = new CancelHandle();
        CompletionRequest request =
                ModelAnswers.request(prompt, system, question, List.of(), cancel);
        var said = new CompletableFuture<Optional<HandoffRules.Ruling>>();
        Thread.ofVirtual()
                .name("triage")
                .start(
                        () ->
                                said.complete(
                                        ruling(
                                                models.ladder(
                                                                Profile.CLASSIFY,
                                                                means.spender(),
                                                                means.since())
                                                        .complete(request, (_, _) -> {}))));
        return new Opinion(said, cancel);
    }

    private static Optional<HandoffRules.Ruling> ruling(Completion completion) {
        return completion instanceof Completion.Completed done
                ? JsonReply.read(done.text(), Said.class, JSON)
                        .flatMap(Triage::intent)
                        .map(HandoffRules::ruling)
                : Optional.empty();
    }

    /// One that hands over.
    private static Optional<Intent> intent(Said said) {
        Integer confidence = said.confidence();
        if (said.intent() == null || confidence == null || confidence < SURE) {
            return Optional.empty();
        }
        return switch (said.intent().strip()) {
            case "human_request" -> Optional.of(Intent.HUMAN_REQUEST);
            case "frustration" -> Optional.of(Intent.FRUSTRATED);
            case "sensitive" -> Optional.of(Intent.SENSITIVE);
            default -> Optional.empty();
        };
    }

    /// What the model says if it does so in time. Safe from any thread.
    static final class Opinion {

        private final CompletableFuture<Optional<HandoffRules.Ruling>> said;
        private final CancelHandle cancel;

        private Opinion(
                CompletableFuture<Optional<HandoffRules.Ruling>> said, CancelHandle cancel) {
            this.said =
                    said.completeOnTimeout(
                            Optional.empty(), Judge.HOLDS_BACK.toMillis(), TimeUnit.MILLISECONDS);
            this.cancel = cancel;
        }

        private static Opinion none() {
            return new Opinion(
                    CompletableFuture.completedFuture(Optional.empty()), new CancelHandle());
        }

        /// Whether nothing is held back for it any more: it has spoken, or has had its time.
        boolean isDue() {
            return said.isDone();
        }

        /// Whether it has said by now that people should answer.
        boolean handsOver() {
            return said.getNow(Optional.empty()).isPresent();
        }

        /// Names what is to be stopped once it says so.
        void whenItHandsOver(Runnable stop) {
            CompletableFuture<Void> _ =
                    said.thenAccept(ruling -> ruling.ifPresent(_ -> stop.run()));
        }

        /// Asks no longer.
        void leave() {
            cancel.cancel();
        }

        /// What it says, waiting for it for as long as an answer is held back; empty when people
        /// need not answer. Asks no longer after that.
        Optional<HandoffRules.Ruling> end() {
            try {
                return said.get();
            } catch (ExecutionException never) {
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
