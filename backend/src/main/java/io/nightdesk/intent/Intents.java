package io.nightdesk.intent;

import io.nightdesk.llm.Embedder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Recognises what a message wants. Rules for the plain words of a wish for a person, of danger and
/// of anger come first, since they need no model; then the classifier speaks. Safe from any thread.
public final class Intents {

    /// The least probability at which a message counts as something that keeps the assistant from
    /// answering: more likely than all else together. Below it a question is taken for a question.
    /// In cross-validation over 1,270 of the product's own examples 2.8 % of the questions were
    /// alarmed, at 0.4 twice as many.
    private static final double ALARM = 0.5;

    /// The same for handing the conversation over: a wrong one costs the customer an answer. In
    /// cross-validation over 1,482 of the product's own examples 14 of 148 that are sensitive are
    /// recognised beyond plain words, and 2 of 722 questions taken for such.
    private static final double WISH = 0.6;

    /// Longer messages tell a story; what they want is not in their average.
    private static final int MOST_WORDS = 30;

    private static final Set<Intent> WISHES =
            EnumSet.of(Intent.SENSITIVE, Intent.HUMAN_REQUEST, Intent.FRUSTRATED);

    private static final Set<Intent> HARMLESS = EnumSet.of(Intent.SMALLTALK, Intent.QUESTION);

    private final IntentModel model;

    private Intents(IntentModel model) {
        this.model = model;
    }

    /// With the weights that are shipped.
    public static Intents shipped(List<? extends Embedder> embedders) {
        return new Intents(IntentModel.shipped(embedders));
    }

    /// Fitted anew on the shipped examples and more.
    public static Intents with(List<? extends Embedder> embedders, List<Example> more) {
        List<Example> all = new ArrayList<>(IntentModel.seeds());
        all.addAll(more);
        return new Intents(IntentModel.fit(embedders, all));
    }

    /// Whether the message says that the last answer was no help.
    public boolean rejects(String text) {
        return RejectionRules.match(text);
    }

    /// What hands a conversation over with this very message, whatever was said before: danger, a
    /// wish for a person, or lost patience; in plain words, or as far as a short message shows it.
    /// Empty for most.
    public Optional<Intent> handsOver(String text) {
        if (DangerRules.match(text)) {
            return Optional.of(Intent.SENSITIVE);
        }
        if (PersonRules.match(text)) {
            return Optional.of(Intent.HUMAN_REQUEST);
        }
        Optional<Intent> learnt = learnt(text);
        if (learnt.isPresent() && learnt.get() != Intent.FRUSTRATED) {
            return learnt;
        }
        if (AngerRules.match(text)) {
            return Optional.of(Intent.FRUSTRATED);
        }
        // The classifier takes a plain "that was no help" for anger, too, which is none yet.
        return learnt.filter(_ -> !rejects(text));
    }

    /// What the classifier is sure enough of; there is one such intent at most.
    private Optional<Intent> learnt(String text) {
        if (text.isBlank() || !isShort(text)) {
            return Optional.empty();
        }
        Map<Intent, Double> probabilities = model.probabilities(text);
        return WISHES.stream()
                .filter(intent -> probabilities.getOrDefault(intent, 0.0) >= WISH)
                .findFirst();
    }

    /// The intent of a message; a blank one is small talk.
    public Intent recognise(String text) {
        if (text.isBlank()) {
            return Intent.SMALLTALK;
        }
        if (PersonRules.match(text)) {
            return Intent.HUMAN_REQUEST;
        }
        if (DangerRules.match(text)) {
            return Intent.SENSITIVE;
        }
        if (AngerRules.match(text)) {
            return Intent.FRUSTRATED;
        }
        return decide(model.probabilities(text));
    }

    private static Intent decide(Map<Intent, Double> probabilities) {
        Intent best = best(probabilities, EnumSet.allOf(Intent.class));
        return HARMLESS.contains(best) || probabilities.getOrDefault(best, 0.0) >= ALARM
                ? best
                : best(probabilities, HARMLESS);
    }

    private static Intent best(Map<Intent, Double> probabilities, Set<Intent> of) {
        return of.stream()
                .max(Comparator.comparingDouble(it -> probabilities.getOrDefault(it, 0.0)))
                .orElseThrow();
    }

    private static boolean isShort(String text) {
        return text.split("\\s+", -1).length <= MOST_WORDS;
    }
}
