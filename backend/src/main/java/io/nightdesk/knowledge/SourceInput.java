package io.nightdesk.knowledge;

import org.jspecify.annotations.Nullable;

/// What an admin says about a source. [Sources] checks it.
///
/// @param name blank takes it from the location
/// @param everyMinutes at least 15; null reads it again only when somebody asks
public record SourceInput(
        Source.Kind kind,
        String name,
        String location,
        String locale,
        boolean internal,
        int depth,
        @Nullable Integer everyMinutes) {}
