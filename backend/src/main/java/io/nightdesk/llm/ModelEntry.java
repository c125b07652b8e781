package io.nightdesk.llm;

import org.jspecify.annotations.Nullable;

/// What an admin enters of a model.
///
/// @param url blank for the provider's own
/// @param key null leaves the one that is kept, as long as provider and address are the same; blank
///     for none
/// @param streams answers it may be giving at a time, 1 to 1,000
/// @param enabled whether it is asked at all
/// @param price null for the one that is shipped, if there is one
public record ModelEntry(
        String name,
        String provider,
        String url,
        @Nullable String key,
        String model,
        int streams,
        boolean enabled,
        @Nullable Price price) {

    public ModelEntry {
        name = name.strip();
    }

    @Override
    public String toString() {
        return "ModelEntry[" + name + "]";
    }
}
