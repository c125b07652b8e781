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

    /// Replaces the part.
    ///
    /// @throws CommandFailure if the file lacks the marks
    public void write(String part) throws IOException {
        String text = Files.exists(file) ? Files.readString(file) : "";
        int from = text.indexOf(begin);
        int to = text.indexOf(END, Math.max(0, from));
        if (from < 0 || to < 0) {
            throw new CommandFailure(
                    "%s needs a line %s and a line %s with the table between them"
                            .formatted(file, begin, END));
        }
        Files.writeString(
                file,
                text.substring(0, from + begin.length())
                        + "\n\n"
                        + part
                        + "\n"
                        + text.substring(to));
    }
}
