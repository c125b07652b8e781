package io.nightdesk.llm;

import dev.langchain4j.data.message.UserMessage;
import io.nightdesk.llm.CompletionRequest.Settings;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/// Asks a model for a single token, to see whether address, key and name are right.
@Component
class ModelTrials {

    private static final Patience PATIENCE = Patience.of(Duration.ofSeconds(15));

    private final Deployments deployments;

    ModelTrials(Deployments deployments) {
        this.deployments = deployments;
    }

    /// @param entered without flaws
    Trial of(EnteredModel entered) {
        long begunAt = System.nanoTime();
        Outcome outcome =
                deployments
                        .unwatched(entered.settings("trial", "trial", 1, null))
                        .ask(
                                List.of(UserMessage.from("Hello")),
                                new Settings(0, 1),
                                PATIENCE,
                                new CancelHandle(),
                                _ -> {});
        long millis = Duration.ofNanos(System.nanoTime() - begunAt).toMillis();
        return switch (outcome) {
            case Outcome.Whole _ -> new Trial(null, null, millis);
            // A model that thinks before it speaks has no word to say within one token.
            case Outcome.Broken broken when broken.failure() == Failure.EMPTY ->
                    new Trial(null, null, millis);
            case Outcome.Broken broken ->
                    new Trial(broken.failure().code(), broken.detail(), millis);
        };
    }
}
