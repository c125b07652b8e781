package io.nightdesk.assistant;

import com.fasterxml.jackson.annotation.JsonValue;
import io.nightdesk.conversation.Author;
import io.nightdesk.conversation.Citation;
import io.nightdesk.conversation.Event;
import io.nightdesk.conversation.HandoffReason;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What people need to know to take a conversation over without reading all of it. What customers
/// said stands here in their own words, to be shown as a quotation: it is a claim, not a fact.
///
/// @param goal what the customer wants, quoted; empty when the customer has not written anything
/// @param tried titles of the articles that were offered or cited
/// @param open what is still to be answered: the customer's last question, quoted
/// @param missing what the articles lack, by a model; null when none has said
/// @param next what to do first
/// @param summary by a model, at most [#MOST_SUMMARY] characters; null when none has written one
/// @param advice what a model would do next, at most [#MOST_ADVICE] characters; null likewise
public record HandoffNote(
        HandoffReason reason,
        String goal,
        List<String> tried,
        String open,
        @Nullable String missing,
        NextStep next,
        @Nullable String summary,
        @Nullable String advice) {

    static final int MOST_SUMMARY = 600;
    static final int MOST_ADVICE = 200;
    private static final int MOST_QUOTED = 400;
    private static final int MOST_TRIED = 5;

    /// What to do first.
    public enum NextStep {
        /// Say hello and go on where the assistant left off.
        TAKE_OVER,
        /// Check the articles that were found, and say what is right.
        CHECK_ARTICLES,
        /// Answer, and write the article that is missing.
        ANSWER_AND_WRITE,
        /// Decide what the assistant must not.
        DECIDE,
        /// Say sorry first.
        APOLOGISE,
        /// Answer, as the assistant could not.
        ANSWER;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static NextStep of(HandoffReason reason) {
            return switch (reason) {
                case CUSTOMER_REQUEST -> TAKE_OVER;
                case LOW_CONFIDENCE -> CHECK_ARTICLES;
                case MISSING_KNOWLEDGE -> ANSWER_AND_WRITE;
                case POLICY -> DECIDE;
                case FRUSTRATION -> APOLOGISE;
                case TOOL_FAILURE, PROVIDER_DOWN -> ANSWER;
            };
        }
    }

    public HandoffNote {
        tried = List.copyOf(tried);
        if (open.isBlank() && !goal.isBlank()) {
            throw new IllegalArgumentException("A handoff says what is still to be answered");
        }
        if (goal.length() > MOST_QUOTED || open.length() > MOST_QUOTED) {
            throw new IllegalArgumentException("A handoff quotes at most " + MOST_QUOTED);
        }
        if (summary != null && (summary.isBlank() || summary.length() > MOST_SUMMARY)) {
            throw new IllegalArgumentException("A summary has 1 to " + MOST_SUMMARY);
        }
        if (advice != null && (advice.isBlank() || advice.length() > MOST_ADVICE)) {
            throw new IllegalArgumentException("An advice has 1 to " + MOST_ADVICE);
        }
    }

    /// Put together from the transcript, without a model.
    ///
    /// @param offered titles that go out with the handoff
    /// @param missing what the articles lack, by a model; empty when none has said
    static HandoffNote of(
            HandoffReason reason, Question question, List<String> offered, String missing) {
        List<String> earlier =
                question.earlierFromCustomer().stream().filter(it -> !it.isBlank()).toList();
        // Who asks for a person or complains wants what was asked before.
        boolean asksForItself =
                reason != HandoffReason.CUSTOMER_REQUEST && reason != HandoffReason.FRUSTRATION;
        String goal =
                (asksForItself && !question.text().isBlank()) || earlier.isEmpty()
                        ? question.text()
                        : earlier.getLast();
        return new HandoffNote(
                reason,
                quoted(goal),
                tried(question.before(), offered),
                quoted(lastQuestion(earlier, question.text(), goal)),
                missing.isBlank() ? null : missing,
                NextStep.of(reason),
                null,
                null);
    }

    /// The same of a customer who wants this.
    HandoffNote about(String text) {
        return new HandoffNote(reason, quoted(text), tried, open, missing, next, summary, advice);
    }

    HandoffNote summarised(String text, @Nullable String then) {
        return new HandoffNote(reason, goal, tried, open, missing, next, text, then);
    }

    private static List<String> tried(List<Event.Message> before, List<String> offered) {
        Stream<String> cited =
                before.stream()
                        .filter(message -> message.author().kind() == Author.Kind.ASSISTANT)
                        .flatMap(message -> message.citations().stream())
                        .map(Citation::title);
        return Stream.concat(cited, offered.stream()).distinct().limit(MOST_TRIED).toList();
    }

    private static String lastQuestion(List<String> earlier, String text, String otherwise) {
        return Stream.concat(earlier.stream(), Stream.of(text))
                .filter(it -> it.contains("?"))
                .reduce((_, later) -> later)
                .orElse(otherwise);
    }

    private static String quoted(String text) {
        String stripped = text.strip();
        return stripped.length() <= MOST_QUOTED
                ? stripped
                : stripped.substring(0, MOST_QUOTED - 1).strip() + "…";
    }
}
