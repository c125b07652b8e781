package io.nightdesk.escalation;

import io.nightdesk.escalation.EscalationRuleInput.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a message must be about; what is empty is not asked. Of words and examples one is enough,
/// whichever.
///
/// @param words at most 100; one of them stands in the message as a whole word or phrase
/// @param examples at most 50 messages; the message is near one of them
/// @param topics at most 50 sections of the help centre; the best article found is of one
public record Subject(List<String> words, List<String> examples, List<String> topics) {

    private static final int MOST_WORDS = 100;
    private static final int MOST_EXAMPLES = 50;
    private static final int MOST_TOPICS = 50;
    private static final int MOST_LINE = 300;

    public Subject {
        words = Lines.of(words);
        examples = Lines.of(examples);
        topics = Lines.of(topics);
    }

    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        if (words.size() > MOST_WORDS) {
            problems.add(new Problem("words", "Give at most 100 words or phrases"));
        }
        if (examples.size() > MOST_EXAMPLES) {
            problems.add(new Problem("examples", "Give at most 50 messages"));
        }
        if (topics.size() > MOST_TOPICS) {
            problems.add(new Problem("topics", "Choose at most 50 topics"));
        }
        check("words", words, problems);
        check("examples", examples, problems);
        check("topics", topics, problems);
        return problems;
    }

    private static void check(String field, List<String> lines, List<Problem> problems) {
        if (Lines.anyTooLong(lines, MOST_LINE)) {
            problems.add(new Problem(field, "Use at most 300 characters for each line"));
        }
    }

    boolean asksNothing() {
        return asksNoWords() && topics.isEmpty();
    }

    boolean asksNoWords() {
        return words.isEmpty() && examples.isEmpty();
    }

    /// @param topic of the best article found; null where it has none
    boolean isOn(@Nullable String topic) {
        return topics.isEmpty() || (topic != null && topics.contains(topic));
    }
}
