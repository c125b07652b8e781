package io.nightdesk.knowledge;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An exact text that the assistant gives, word for word and before it searches, when a question is
/// close to one of the examples.
///
/// @param title for people at the desk
/// @param body Markdown, as customers read it
/// @param locale BCP 47; questions in other languages are not answered by it
/// @param examples ways in which customers ask for it; ten or more make a match reliable
/// @param revision rises with every change; an edit names the one it rests on
public record CannedAnswer(
        UUID id,
        String title,
        String body,
        String locale,
        List<String> examples,
        boolean enabled,
        long revision,
        Instant updatedAt,
        @Nullable String updatedBy) {

    /// With fewer examples customers' other wordings are often not recognised.
    public static final int RECOMMENDED_EXAMPLES = 10;

    public CannedAnswer {
        examples = List.copyOf(examples);
    }
}
