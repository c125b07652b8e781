package io.nightdesk.assistant;

import io.nightdesk.knowledge.text.Sentences;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Cuts a growing text into sentences and lines, each with the blanks after it and the marks that
/// belong to it: put together again they are the text. Used by one thread.
final class SentenceBuffer {

    /// Marks may stand behind the full stop.
    private static final Pattern TAIL = Pattern.compile("(?:\\h*\\[\\d{1,4}])*\\h*");
    private static final Pattern LINE = Pattern.compile("\\n+(?=[^\\n])");

    private final StringBuilder held = new StringBuilder();

    /// Those of a whole text, without blank lines.
    static List<String> sentences(String text) {
        var buffer = new SentenceBuffer();
        List<String> all = buffer.accept(text);
        all.add(buffer.finish());
        all.removeIf(String::isBlank);
        return all;
    }

    /// Takes more text and returns what is whole by now. A sentence is known to be whole when
    /// something else than a mark follows it.
    List<String> accept(String more) {
        held.append(more);
        List<String> whole = new ArrayList<>();
        Matcher line = LINE.matcher(held.toString());
        int from = 0;
        while (line.find()) {
            from = cut(from, line.start(), whole);
            whole.add(held.substring(from, line.end()));
            from = line.end();
        }
        from = cut(from, held.length(), whole);
        held.delete(0, from);
        return whole;
    }

    /// The sentences of a line that something follows in it.
    ///
    /// @return where the rest of the line begins
    private int cut(int from, int to, List<String> whole) {
        String line = held.substring(from, to);
        Matcher tail = TAIL.matcher(line);
        int start = 0;
        for (int end : Sentences.ends(line)) {
            tail.region(end, line.length());
            int next = tail.lookingAt() ? tail.end() : end;
            if (next < line.length() && next > start) {
                whole.add(line.substring(start, next));
                start = next;
            }
        }
        return from + start;
    }

    /// The rest, once there is no more; may be empty.
    String finish() {
        String rest = held.toString();
        held.setLength(0);
        return rest;
    }
}
