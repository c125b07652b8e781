package io.nightdesk.assistant;

import io.nightdesk.conversation.Author;
import io.nightdesk.conversation.Event;
import io.nightdesk.conversation.HandoffReason;
import io.nightdesk.conversation.Tenure;
import io.nightdesk.intent.Intent;
import io.nightdesk.intent.Intents;
import io.nightdesk.llm.Embedder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// What hands a conversation over whatever a search would find or a model would say.
@Component
class HandoffRules {

    /// Questions whose vectors are so near ask the same.
    private static final double SAME = 0.9;

    /// Asked a third time, the first two answers were none.
    private static final int ASKED_BEFORE = 2;

    /// So many rejected answers are enough.
    private static final int REJECTED = 2;

    /// Shorter messages, "thanks" or "yes please", are said often and ask nothing.
    private static final int FEWEST_WORDS = 3;

    /// More lines than this are a text that somebody has pasted.
    private static final int BURST = 5;

    private static final Pattern CLAUSE = Pattern.compile("[.!?…,;:\\n]+");

    private final Intents intents;
    private final Embedder embedder;

    HandoffRules(Intents intents, List<Embedder> embedders) {
        this.intents = intents;
        this.embedder = embedders.getFirst();
    }

    /// What to do and why.
    ///
    /// @param phrase the key of what is said to the customer
    /// @param tells whether the message also says what it is about
    record Ruling(Rule rule, HandoffReason reason, String phrase, boolean tells) {

        /// @param shown what is on screen of an answer
        Decision.HandOff handOff(Question question, String locale, RunningTurn.ShownDraft shown) {
            HandoffNote note = HandoffNote.of(reason, question, List.of(), "");
            return new Decision.HandOff(
                    Phrases.say(phrase, locale),
                    List.of(),
                    tells ? note.about(question.text()) : note,
                    shown);
        }
    }

    /// The first rule that holds, in this order: danger, a wish for a person, lost patience, two
    /// rejected answers, going round in circles.
    Optional<Ruling> of(Question question, Tenure tenure) {
        String text = question.text();
        Intent told = told(text).orElse(null);
        if (told != null) {
            return Optional.of(ruling(told, text));
        }
        boolean rejects = intents.rejects(text);
        boolean asks = asksSomething(text);
        if ((rejects || asks) && rejected(question, tenure).size() >= REJECTED) {
            return Optional.of(frustrated(Rule.REJECTED_TWICE, false));
        }
        if (asks && asked(text, answered(question.before())) >= ASKED_BEFORE) {
            return Optional.of(frustrated(Rule.GOING_IN_CIRCLES, false));
        }
        return Optional.empty();
    }

    /// What becomes of a message that wants this.
    ///
    /// @param told one of those that hand over
    Ruling ruling(Intent told, String text) {
        boolean tells = tells(text);
        return switch (told) {
            case SENSITIVE ->
                    new Ruling(Rule.SENSITIVE, HandoffReason.POLICY, "sensitive.handoff", tells);
            case HUMAN_REQUEST ->
                    new Ruling(
                            Rule.ASKS_FOR_PERSON,
                            HandoffReason.CUSTOMER_REQUEST,
                            "person.requested",
                            tells);
            case FRUSTRATED -> frustrated(Rule.FRUSTRATED, tells);
            case INJECTION, SMALLTALK, QUESTION ->
                    throw new IllegalArgumentException(told + " hands nothing over");
        };
    }

    private static Ruling frustrated(Rule rule, boolean tells) {
        return new Ruling(rule, HandoffReason.FRUSTRATION, "frustrated.handoff", tells);
    }

    /// The assistant's answers, since it last got the conversation, to which the customer said that
    /// they were no help or gave a thumb down.
    private Set<Long> rejected(Question question, Tenure tenure) {
        Set<Long> rejected = new HashSet<>(tenure.disliked());
        long answer = 0;
        for (Event.Message message : question.before()) {
            if (message.seq() <= tenure.since()) {
                continue;
            }
            if (!isBy(message, Author.Kind.VISITOR)) {
                answer = isBy(message, Author.Kind.ASSISTANT) ? message.seq() : 0;
            } else if (answer > 0 && intents.rejects(message.text())) {
                rejected.add(answer);
            }
        }
        if (answer > 0 && intents.rejects(question.text())) {
            rejected.add(answer);
        }
        return rejected;
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

    /// By all of it or, where several things were written one after the other, by one of them.
    private Optional<Intent> told(String text) {
        Stream<String> each = text.lines().count() <= BURST ? text.lines() : Stream.empty();
        return Stream.concat(Stream.of(text), each)
                .distinct()
                .map(intents::handsOver)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /// Whether there is more in it than a wish for a person or anger, and a polite word.
    private boolean tells(String text) {
        return CLAUSE.splitAsStream(text)
                .filter(it -> words(it) > FEWEST_WORDS)
                .anyMatch(it -> intents.handsOver(it).isEmpty() && !intents.rejects(it));
    }

    private static boolean asksSomething(String text) {
        return SmallTalk.reply(text).isEmpty() && words(text) >= FEWEST_WORDS;
    }

    private static int words(String text) {
        return text.strip().split("\\s+", -1).length;
    }

    private static boolean isBy(Event.Message message, Author.Kind kind) {
        return message.author().kind() == kind;
    }

    private long asked(String text, List<String> before) {
        if (before.size() < ASKED_BEFORE) {
            return 0;
        }
        float[] asked = embedder.embed(text);
        return before.stream()
                .map(embedder::embed)
                .filter(earlier -> Embedder.cosine(asked, earlier) >= SAME)
                .count();
    }
}
