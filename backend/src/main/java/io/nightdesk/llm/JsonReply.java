package io.nightdesk.llm;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Finds what a model was asked to say as a JSON object in what it wrote around it.
public final class JsonReply {

    private JsonReply() {}

    /// From the first opening brace to the last closing one.
    ///
    /// @return empty when there is no such object, or none of this type
    public static <T> Optional<T> read(String text, Class<T> type, JsonMapper json) {
        int from = text.indexOf('{');
        int to = text.lastIndexOf('}');
        if (from < 0 || to < from) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(json.readValue(text.substring(from, to + 1), type));
        } catch (JacksonException unreadable) {
            return Optional.empty();
        }
    }
}
