package io.nightdesk.assistant;

import io.nightdesk.conversation.Author;
import io.nightdesk.conversation.Event;
import io.nightdesk.conversation.HandoffReason;
import io.nightdesk.intent.Intents;
import io.nightdesk.llm.Embedder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// What hands a conversation over whatever a search would find or a model would say.
@Component
class HandoffRules {

    /// Questions whose vectors are so near ask the same.
    private static final double SAME = 0.9;

    /// Asked a third time, the first two answers were none.
    private static final int ASKED_BEFORE = 2;

    /// Shorter messages, "thanks" or "yes please", are said often and ask nothing.
    private static final int FEWEST_WORDS = 3;

    private final Intents intents;
    private final Embedder embedder;

    HandoffRules(Intents intents, List<Embedder> embedders) {
        this.intents = intents;
        this.embedder = embedders.getFirst();
    }

    /// What to do and why.
    ///
    /// @param phrase the key of what is said to the customer
    record Ruling(Rule rule, HandoffReason reason, String phrase) {}

    /// The first rule that holds, in this order: danger, a wish for a person, two rejected answers,
    /// lost patience, going round in circles. One plain "that was no help" is no lost patience.
    Optional<Ruling> of(Question question) {
        String text = question.text();
        if (intents.isSensitive(text)) {
            return ruling(Rule.SENSITIVE, HandoffReason.POLICY, "sensitive.handoff");
        }
        if (intents.asksForPerson(text)) {
            return ruling(Rule.ASKS_FOR_PERSON, HandoffReason.CUSTOMER_REQUEST, "person.requested");
        }
        List<String> answered = answered(question.before());
        if (intents.rejects(text)) {
            return !answered.isEmpty() && intents.rejects(answered.getLast())
                    ? ruling(Rule.REJECTED_TWICE, HandoffReason.FRUSTRATION, "frustrated.handoff")
                    : Optional.empty();
        }
        if (intents.isFrustrated(text)) {
            return ruling(Rule.FRUSTRATED, HandoffReason.FRUSTRATION, "frustrated.handoff");
        }
        if (asksSomething(text) && asked(text, answered) >= ASKED_BEFORE) {
            return ruling(Rule.GOING_IN_CIRCLES, HandoffReason.FRUSTRATION, "frustrated.handoff");
        }
        return Optional.empty();
    }

    private static Optional<Ruling> ruling(Rule rule, HandoffReason reason, String phrase) {
        return Optional.of(new Ruling(rule, reason, phrase));
    }

    /// What the customer wrote that the assistant answered, oldest first.
    private static List<String> answered(List<Event.Message> before) {
        List<String> answered = new ArrayList<>();
        for (int i = 0; i + 1 < before.size(); i++) {
            if (isBy(before.get(i), Author.Kind.VISITOR)
                    && isBy(before.get(i + 1), Author.Kind.ASSISTANT)
                    && !before.get(i).text().isBlank()) {
                answered.add(before.get(i).text());
            }
        }
        return answered;
    }

    private static boolean asksSomething(String text) {
        return SmallTalk.reply(text).isEmpty()
                && text.strip().split("\\s+", -1).length >= FEWEST_WORDS;
    }

    private static boolean isBy(Event.Message message, Author.Kind kind) {
        return message.author().kind() == kind;
    }

    private long asked(String text, List<String> before) {
        if (before.size() < ASKED_BEFORE) {
            return 0;
        }
        float[] asked = embedder.embed(text);
        return before.stream().filter(earlier -> cosine(asked, earlier) >= SAME).count();
    }

    private double cosine(float[] asked, String earlier) {
        float[] other = embedder.embed(earlier);
        double sum = 0;
        for (int i = 0; i < asked.length; i++) {
            sum += asked[i] * other[i];
        }
        return sum;
    }
}
