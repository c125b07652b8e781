package io.nightdesk.operation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A document in which a command keeps one part up to date: what stands between a line of its own
/// and the next `<!-- end -->`.
///
/// @param begin the line, for example `<!-- eval summary -->`
public record MarkedFile(Path file, String begin) {

    private static final String END = "<!-- end -->";

    /// The part, without blank lines around it.
    ///
    /// @throws CommandFailure if the file lacks the marks
    public String read() throws IOException {
        return Files.exists(file) ? parts()[1].strip() : "";
    }

    /// Replaces the part.
    ///
    /// @throws CommandFailure if the file lacks the marks
    public void write(String part) throws IOException {
        String[] parts = parts();
        Files.writeString(file, parts[0] + "\n\n" + part + "\n" + parts[2]);
    }

    /// Before, between and after the marks; both marks are outside.
    private String[] parts() throws IOException {
        String text = Files.exists(file) ? Files.readString(file) : "";
        int from = text.indexOf(begin);
        int to = text.indexOf(END, Math.max(0, from));
        if (from < 0 || to < 0) {
            throw new CommandFailure(
                    "%s needs a line %s and a line %s with the table between them"
                            .formatted(file, begin, END));
        }
        int inside = from + begin.length();
        return new String[] {
            text.substring(0, inside), text.substring(inside, to), text.substring(to)
        };
    }
}
