package io.nightdesk.assistant;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Takes from a model's growing text the JSON in which it says how far the passages answer. That is
/// to be one line before the answer; models also put it into a code fence, write it on several
/// lines, say something before it, or end with it. A text without it passes through as it is; one
/// that is broken is left out up to the end of its line. Used by one thread.
final class Preface {

    private static final String SAYS = "sufficiency";
    private static final Pattern OPENING =
            Pattern.compile(
                    "(?:```\\w*\\s*)?\\{\\s*[\"']?(?:sufficiency|missing|confidence)[\"']?\\s*:");
    private static final Pattern FENCE_END = Pattern.compile("\\s*```[ \\t]*");
    private static final Pattern NO_END_YET = Pattern.compile("\\s*`{0,2}");

    private final StringBuilder held = new StringBuilder();
    private boolean begun;
    private @Nullable Assessment assessment;

    /// @return what of the text so far is known to belong to the answer and was not returned before
    String accept(String more) {
        held.append(more);
        return answer(false);
    }

    /// The rest, once there is no more; may be empty.
    String finish() {
        return answer(true);
    }

    /// What the model said, the first time; empty until it has, and when it never did.
    Optional<Assessment> assessment() {
        return Optional.ofNullable(assessment);
    }

    /// @param whole whether there is no more
    private String answer(boolean whole) {
        String text = held.toString();
        var answer = new StringBuilder();
        Matcher opening = OPENING.matcher(text);
        int at = 0;
        while (at < text.length()) {
            boolean opens = "{`".indexOf(text.charAt(at)) >= 0 && startsAt(opening, at);
            int end = opens ? end(text, opening, whole) : at + 1;
            if (end < 0 || (!opens && !whole && mayOpen(opening, text, at))) {
                break;
            }
            String piece = text.substring(at, end);
            if (opens && piece.contains(SAYS)) {
                assessment = assessment().or(() -> Assessment.read(piece)).orElse(null);
            } else {
                answer.append(piece);
            }
            at = end;
        }
        held.delete(0, at);
        return withoutBlanksBefore(answer.toString());
    }

    private static boolean startsAt(Matcher opening, int at) {
        return opening.region(at, opening.regionEnd()).lookingAt();
    }

    /// Whether more text could make an opening of what was none just now.
    private static boolean mayOpen(Matcher opening, String text, int at) {
        return "{`".indexOf(text.charAt(at)) >= 0 && opening.hitEnd();
    }

    /// Behind the object and the fence around it; -1 while that cannot be told.
    private static int end(String text, Matcher opening, boolean whole) {
        int object = endOfObject(text, text.indexOf('{', opening.start()));
        if (object < 0) {
            return whole ? text.length() : -1;
        }
        if (text.charAt(opening.start()) != '`') {
            return object;
        }
        Matcher fence = FENCE_END.matcher(text).region(object, text.length());
        if (fence.lookingAt()) {
            return fence.end();
        }
        boolean open = NO_END_YET.matcher(text.substring(object)).matches();
        return open && !whole ? -1 : object;
    }

    /// Behind the last brace, or at the end of the line on which what began as JSON is none any
    /// more; -1 while neither is there.
    private static int endOfObject(String text, int from) {
        int depth = 0;
        boolean quoted = false;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' && (quoted || !goesOn(text, i))) {
                return text.substring(i).isBlank() && !quoted ? -1 : i;
            } else if (c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && c == '{') {
                depth++;
            } else if (!quoted && c == '}' && --depth == 0) {
                return i + 1;
            }
        }
        return -1;
    }

    /// Whether what follows the end of a line could be of an object.
    private static boolean goesOn(String text, int lineEnd) {
        String next = text.substring(lineEnd).stripLeading();
        return !next.isEmpty() && "\"{}[],:".indexOf(next.charAt(0)) >= 0;
    }

    private String withoutBlanksBefore(String more) {
        String text = begun ? more : more.stripLeading();
        begun = begun || !text.isEmpty();
        return text;
    }
}
