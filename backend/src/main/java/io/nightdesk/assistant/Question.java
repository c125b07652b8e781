package io.nightdesk.assistant;

import io.nightdesk.conversation.Author;
import io.nightdesk.conversation.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a turn has to answer: the customer's messages since somebody last answered, and what was
/// said before them.
///
/// @param text the messages of the burst, one a line; of one that chooses what had been offered,
///     the title chosen
/// @param before earlier messages, oldest first
record Question(String text, List<Event.Message> before) {

    /// The newest messages in which a question and what led to it are looked for.
    static final int TRANSCRIPT = 40;

    /// Takes the question out of a transcript.
    ///
    /// @param transcript the newest messages, oldest first
    /// @param through the last message that belongs to the turn
    static Question of(List<Event.Message> transcript, long through) {
        List<Event.Message> known =
                transcript.stream().filter(message -> message.seq() <= through).toList();
        int first = known.size();
        while (first > 0 && isVisitor(known.get(first - 1))) {
            first--;
        }
        String text =
                known.subList(first, known.size()).stream()
                        .map(Event.Message::text)
                        .collect(Collectors.joining("\n"));
        Question asked = new Question(text, List.copyOf(known.subList(0, first)));
        return Choices.meant(text, asked.offered())
                .map(title -> new Question(title, asked.before()))
                .orElse(asked);
    }

    /// What the customer had just been asked to choose from; empty when nothing.
    List<String> offered() {
        List<String> choices = before.isEmpty() ? null : before.getLast().choices();
        return choices == null ? List.of() : choices;
    }

    boolean isChoice() {
        return offered().contains(text);
    }

    /// Of a choice, the question that made it necessary.
    Question made() {
        return of(before.subList(0, before.size() - 1), before.getLast().seq());
    }

    /// All of it, whoever said it.
    String said() {
        return Stream.concat(Stream.of(text), before.stream().map(Event.Message::text))
                .collect(Collectors.joining("\n"));
    }

    List<String> earlierFromCustomer() {
        List<String> turns = new ArrayList<>();
        before.stream().filter(Question::isVisitor).map(Event.Message::text).forEach(turns::add);
        return turns;
    }

    private static boolean isVisitor(Event.Message message) {
        return message.author().kind() == Author.Kind.VISITOR;
    }
}
