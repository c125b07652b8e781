package io.nightdesk.assistant;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Cuts a growing text into sentences and lines, each with the blanks after it and the marks that
/// belong to it: put together again they are the text. Used by one thread.
final class SentenceBuffer {

    /// A mark may stand behind the full stop, so that a sentence is known to be whole only when
    /// something else follows. Short forms and the numbers of a list end no sentence.
    private static final Pattern END =
            Pattern.compile(
                    "(?<!\\b(?:e\\.g|i\\.e|z\\.B|d\\.h|ca|bzw|approx|No|Nr|St|Dr|Mr|Mrs|Ms))"
                            + "(?<!(?:^|[\\s(])\\d{1,4})"
                            + "[.!?][\"'”»)]*(?:\\h*\\[\\d{1,4}])*\\h+(?=[^\\s\\[])"
                            + "|[。！？](?:\\[\\d{1,4}])*(?=[^\\s\\[])"
                            + "|\\n+(?=[^\\n])");

    private final StringBuilder held = new StringBuilder();

    /// Takes more text and returns what is whole by now.
    List<String> accept(String more) {
        held.append(more);
        List<String> whole = new ArrayList<>();
        Matcher end = END.matcher(held);
        int from = 0;
        while (end.find()) {
            whole.add(held.substring(from, end.end()));
            from = end.end();
        }
        held.delete(0, from);
        return whole;
    }

    /// The rest, once there is no more; may be empty.
    String finish() {
        String rest = held.toString();
        held.setLength(0);
        return rest;
    }
}
