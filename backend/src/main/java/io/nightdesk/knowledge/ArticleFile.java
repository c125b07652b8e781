package io.nightdesk.knowledge;

import io.nightdesk.kernel.Sha256;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// One article as a file gave it, or why it gave none.
sealed interface ArticleFile {

    /// Where it came from, for people: a path, with a line number for one of many.
    String source();

    /// An article that may be taken over.
    ///
    /// @param input has an id and keeps [ArticleRules]
    /// @param updated null when the file does not say
    /// @param sha256 of everything in it, hexadecimal
    record Good(String source, ArticleInput input, @Nullable LocalDate updated, String sha256)
            implements ArticleFile {

        Good(String source, ArticleInput input, @Nullable LocalDate updated) {
            this(source, input, updated, Sha256.hex(input + "\n" + updated));
        }

        Good withId(String id) {
            return new Good(source, input.withId(id), updated);
        }

        /// The same for staff only.
        Good hidden() {
            return new Good(source, input.hidden(), updated);
        }
    }

    /// Something that is no article.
    ///
    /// @param reason what is wrong and what would be right
    record Bad(String source, String reason) implements ArticleFile {}
}
