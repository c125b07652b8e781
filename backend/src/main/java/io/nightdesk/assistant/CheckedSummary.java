package io.nightdesk.assistant;

import io.nightdesk.knowledge.text.Sentences;
import io.nightdesk.llm.JsonReply;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// What a model wrote for the people who take a conversation over, once nothing in it is known to
/// be made up: its figures, dates and names were said by somebody, it pledges nothing, says of
/// nothing that it was done, asks for no secret, and sends nobody anywhere. Whether what customers
/// claim is true nobody can check: it is to be shown as words, not as facts.
///
/// @param advice what to do first; null when the model did not say
record CheckedSummary(String summary, @Nullable String advice) {

    /// Who says what another said does not say it.
    private static final Pattern REPORTED =
            Pattern.compile(
                    "\\b(?:says|said|claims|reports|writes|wrote|asks|according to"
                            + "|sagt|schreibt|behauptet|fragt|laut"
                            + "|dit|écrit|affirme|demande|selon"
                            + "|dice|escribe|afirma|pregunta|según"
                            + "|zegt|schrijft|beweert|vraagt|volgens)\\b",
                    Pattern.CASE_INSENSITIVE
                            | Pattern.UNICODE_CASE
                            | Pattern.UNICODE_CHARACTER_CLASS);

    /// With a scheme or without, also of a mailbox.
    private static final Pattern ADDRESS =
            Pattern.compile(
                    "(?i)://|\\bmailto:|@|\\b[a-z0-9-]{2,}(?:\\.[a-z0-9-]+)*\\.[a-z]{2,}\\b");

    private record Written(@Nullable String summary, @Nullable String advice) {

        /// Empty without a summary.
        Optional<CheckedSummary> cut() {
            String most = cut(summary, HandoffNote.MOST_SUMMARY);
            return most == null
                    ? Optional.empty()
                    : Optional.of(new CheckedSummary(most, cut(advice, HandoffNote.MOST_ADVICE)));
        }

        private static @Nullable String cut(@Nullable String text, int most) {
            if (text == null || text.isBlank()) {
                return null;
            }
            String stripped = text.strip();
            return stripped.length() <= most ? stripped : stripped.substring(0, most - 1) + "…";
        }
    }

    /// @param text what the model wrote
    /// @param said the conversation it was to sum up
    /// @return empty when there is no summary in it, or one that may not be shown
    static Optional<CheckedSummary> of(String text, String said, JsonMapper json) {
        Grounding grounding = new Grounding(List.of(), said);
        return JsonReply.read(text, Written.class, json)
                .flatMap(Written::cut)
                .filter(it -> holds(it.summary(), grounding))
                .filter(it -> it.advice() == null || holds(it.advice(), grounding));
    }

    /// Whether people may be shown what a model wrote.
    ///
    /// @param grounding in the conversation alone: an article can make a model write anything
    static boolean holds(String text, Grounding grounding) {
        FoldedText read = FoldedText.of(text);
        return !ADDRESS.matcher(read.text()).find()
                && grounding.holds(read, List.of())
                && Sentences.split(read.words()).stream()
                        .noneMatch(it -> Commitments.in(it, "") && !REPORTED.matcher(it).find());
    }
}
