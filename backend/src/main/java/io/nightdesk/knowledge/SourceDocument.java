package io.nightdesk.knowledge;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A document of a source, as the last run left it.
///
/// @param path what it is known by from run to run: an address, or the id its article asks for
/// @param label where people find it: an address, or a file with a line number for one of many
/// @param article null when no article was made of it
/// @param depth links between the source's address and this page
/// @param contentSha256 of the content as it came, hexadecimal; null where only the article tells
/// @param run the run that saw it last
record SourceDocument(
        String path,
        String label,
        @Nullable UUID article,
        State state,
        int depth,
        @Nullable String problem,
        @Nullable String contentSha256,
        long run) {

    private static final Pattern LINE = Pattern.compile(":\\d+$");

    enum State {
        /// A page whose address is known and which the run has yet to read.
        WAITING,
        READ,
        BAD
    }

    /// Whether this run is done with it.
    boolean isDoneIn(long number) {
        return run == number && state != State.WAITING;
    }

    /// Whether an article was made of exactly this content.
    boolean isArticleOf(String sha256) {
        return article != null && state == State.READ && sha256.equals(contentSha256);
    }

    /// The file it is in: the label without a line number.
    String file() {
        return LINE.matcher(label).replaceFirst("");
    }
}
