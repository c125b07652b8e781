package io.nightdesk.assistant;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Takes from a model's growing text the JSON before the answer, in which it says how far the
/// passages answer. A text without it passes through as it is; one that is broken is left out. Used
/// by one thread.
final class Preface {

    private static final Pattern OBJECT = Pattern.compile("\\{[^{}]*}");
    private static final int MOST = 600;

    private final StringBuilder held = new StringBuilder();
    private boolean over;
    private boolean begun;
    private @Nullable Assessment assessment;

    /// @return what of the text so far is known to belong to the answer and was not returned before
    String accept(String more) {
        if (over) {
            return begun(more);
        }
        held.append(more);
        String begun = held.toString().stripLeading();
        Matcher object = OBJECT.matcher(begun);
        if (object.lookingAt()) {
            return passOn(begun, object.end());
        }
        boolean mayBegin = begun.isEmpty() || begun.startsWith("{");
        int line = begun.indexOf('\n');
        if (mayBegin && line < 0 && begun.length() < MOST) {
            return "";
        }
        return passOn(begun, mayBegin && line >= 0 ? line : 0);
    }

    /// The rest, once there is no more; may be empty.
    String finish() {
        String begun = held.toString().stripLeading();
        return over ? "" : passOn(begun, begun.startsWith("{") ? begun.length() : 0);
    }

    /// What the model said; empty until it has, and when it never did.
    Optional<Assessment> assessment() {
        return Optional.ofNullable(assessment);
    }

    private String passOn(String text, int end) {
        over = true;
        held.setLength(0);
        String said = text.substring(0, end);
        assessment = Assessment.read(said).orElse(null);
        return begun(said.contains("sufficiency") ? text.substring(end) : text);
    }

    /// Without the blanks between the two.
    private String begun(String more) {
        String text = begun ? more : more.stripLeading();
        begun = begun || !text.isEmpty();
        return text;
    }
}
