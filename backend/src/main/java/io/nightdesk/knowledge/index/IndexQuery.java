package io.nightdesk.knowledge.index;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is looked up in an index.
///
/// @param text the customer's last message
/// @param translation the same in the articles' language, if somebody translated it
/// @param earlier the customer's earlier messages, oldest first
/// @param locale the visitor's; the text's own language wins if it is plain
public record IndexQuery(
        String text,
        @Nullable String translation,
        List<String> earlier,
        String locale,
        Viewer viewer) {

    public IndexQuery {
        earlier = List.copyOf(earlier);
    }
}
